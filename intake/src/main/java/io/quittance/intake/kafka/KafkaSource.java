package io.quittance.intake.kafka;

import io.quittance.intake.commands.BackOff;
import io.quittance.intake.commands.CommandReader;
import io.quittance.intake.commands.Handling;
import io.quittance.intake.commands.Source;
import io.quittance.intake.commands.SourceThread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands from a topic, read as a member of a group. */
public final class KafkaSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);

  /** A cluster that is away must not keep the process from ending. */
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final KafkaSettings settings;
  private final Handling handling;
  private final Duration longestPause;
  private final Topics topics;
  private volatile boolean stopping;
  private volatile @Nullable String trouble = "it has not been reached yet";
  private final SourceThread thread = new SourceThread();

  /** Takes where, and what is done with each message. */
  public KafkaSource(KafkaSettings settings, Handling handling, Duration longestPause) {
    this.settings = settings;
    this.handling = handling;
    this.longestPause = longestPause;
    this.topics = new Topics(settings);
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public void start() {
    thread.start(name(), this::run);
  }

  private void run() {
    BackOff backOff = new BackOff(longestPause);
    try {
      while (!stopping) {
        try {
          String missing = topics.ensure();
          if (missing == null) {
            consume();
            backOff.reset();
          } else {
            tell(missing);
            backOff.pause(null);
          }
        } catch (KafkaException e) {
          trouble = String.valueOf(e.getMessage());
          LOG.warn("Kafka's consumer ended and is made anew: {}", e.toString());
          backOff.pause(null);
        } catch (RuntimeException e) {
          trouble = e.toString();
          LOG.error("Kafka's consumer ended and is made anew", e);
          backOff.pause(null);
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("interrupted: no more messages are taken from Kafka");
    }
  }

  /** Once for each kind. */
  private void tell(String missing) {
    if (!missing.equals(trouble)) {
      LOG.warn("no messages are taken from Kafka: {}", missing);
    }
    trouble = missing;
  }

  private void consume() {
    KafkaConsumer<String, byte[]> consumer = consumer();
    try (KafkaOutlet outlet = new KafkaOutlet(settings)) {
      Partitions partitions =
          new Partitions(consumer, new CommandReader(), handling, outlet, () -> !stopping);
      consumer.subscribe(List.of(settings.topic()), partitions);
      trouble = null;
      try {
        while (!stopping) {
          partitions.turn();
        }
      } finally {
        partitions.leaveAll();
      }
    } finally {
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        settings.client(
            Map.of(
                "group.id",
                settings.group(),
                "client.id",
                "quittance-intake",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                200,
                // What was killed does not hold its partitions for long.
                "session.timeout.ms",
                10_000,
                "heartbeat.interval.ms",
                2_000,
                "default.api.timeout.ms",
                10_000)),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void stop() {
    stopping = true;
    thread.join();
    topics.close();
  }

  @Override
  public @Nullable String trouble() {
    String known = trouble;
    return known == null ? topics.trouble() : known;
  }
}
