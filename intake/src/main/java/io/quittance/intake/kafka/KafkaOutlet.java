package io.quittance.intake.kafka;

import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Outlet;
import io.quittance.intake.commands.Reason;
import io.quittance.intake.commands.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Answers and dead letters, each to its topic. */
final class KafkaOutlet implements Outlet, AutoCloseable {

  private static final byte[] NONE = {};
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaSettings settings;

  KafkaOutlet(KafkaSettings settings) {
    this.settings = settings;
    this.producer =
        new KafkaProducer<>(
            settings.client(
                Map.of(
                    "client.id",
                    "quittance-intake",
                    "acks",
                    "all",
                    "enable.idempotence",
                    true,
                    "linger.ms",
                    0,
                    "max.block.ms",
                    15_000L,
                    "request.timeout.ms",
                    10_000,
                    "delivery.timeout.ms",
                    20_000)),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void reply(Reply reply) throws Unsent, InterruptedException {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(settings.replies(), reply.key(), reply.body());
    put(record.headers(), "content-type", Reply.CONTENT_TYPE);
    send(record);
  }

  @Override
  public void bury(Incoming message, Reason reason) throws Unsent, InterruptedException {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(settings.dead(), null, message.body());
    message.headers().forEach((name, value) -> put(record.headers(), name, value));
    message
        .origin()
        .forEach((name, value) -> put(record.headers(), "quittance-origin-" + name, value));
    put(record.headers(), "quittance-code", reason.code());
    put(record.headers(), "quittance-message", reason.message());
    put(record.headers(), "quittance-field", reason.field());
    try {
      send(record);
    } catch (TooLarge e) {
      // With its reason a message can be too large for the topic that it was just small enough for.
      ProducerRecord<String, byte[]> rest = new ProducerRecord<>(settings.dead(), null, NONE);
      record.headers().forEach(rest.headers()::add);
      put(rest.headers(), "quittance-body", "left out: " + e.getMessage());
      send(rest);
    }
  }

  private static final class TooLarge extends Unsent {

    private static final long serialVersionUID = 1L;

    TooLarge(String why) {
      super(why);
    }
  }

  private static void put(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void send(ProducerRecord<String, byte[]> record) throws Unsent, InterruptedException {
    try {
      producer.send(record).get();
    } catch (ExecutionException | KafkaException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw new TooLarge(String.valueOf(tooLarge.getMessage()));
      }
      throw new Unsent(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
