package io.quittance.intake.kafka;

import io.quittance.intake.commands.DeadLetter;
import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Outlet;
import io.quittance.intake.commands.Outlet.Unsent;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers and dead letters, each to its topic. */
final class KafkaOutlet implements Outlets, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaOutlet.class);
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
  public Outlet of(@Nullable String key) {
    return new Outlet() {
      @Override
      public void reply(Reply reply) throws Unsent, InterruptedException {
        KafkaOutlet.this.reply(reply);
      }

      @Override
      public void bury(Incoming message, Reason reason) throws Unsent, InterruptedException {
        KafkaOutlet.this.bury(key, message, reason);
      }
    };
  }

  private void reply(Reply reply) throws Unsent, InterruptedException {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(settings.replies(), reply.key(), reply.body());
    put(record.headers(), "content-type", Reply.CONTENT_TYPE);
    try {
      send(record);
    } catch (TooLarge e) {
      // However often it is sent; and all that follows would wait for it.
      LOG.error("the answer {} can never be sent: {}", reply.id(), e.getMessage());
    }
  }

  private void bury(@Nullable String key, Incoming message, Reason reason)
      throws Unsent, InterruptedException {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(settings.dead(), key, message.body());
    DeadLetter.headers(message, reason)
        .forEach((name, value) -> put(record.headers(), name, value));
    try {
      send(record);
    } catch (TooLarge e) {
      // With its reason a message can be too large for the topic that it was just small enough for,
      // and its key alone, too.
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

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private void send(ProducerRecord<String, byte[]> record) throws Unsent, InterruptedException {
    try {
      producer.send(record).get();
    } catch (ExecutionException | KafkaException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw new TooLarge(String.valueOf(tooLarge.getMessage()));
      }
      if (e instanceof RecordTooLargeException) {
        throw new TooLarge(String.valueOf(e.getMessage()));
      }
      throw new Unsent(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
