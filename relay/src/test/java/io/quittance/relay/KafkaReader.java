package io.quittance.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from the start. */
final class KafkaReader implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final Witness witness = new Witness();
  private final Map<String, TreeSet<Integer>> partitions = new TreeMap<>();
  private String contentType = "";

  KafkaReader(String bootstrap, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "group.id", "reader-" + UUID.randomUUID(),
                "auto.offset.reset", "earliest",
                "metadata.max.age.ms", "500",
                "enable.auto.commit", "false"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /** Reads on, and returns what it has heard so far. */
  Witness read() {
    for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofMillis(100))) {
      witness.hears(read.value());
      partitions.computeIfAbsent(read.key(), _ -> new TreeSet<>()).add(read.partition());
      contentType =
          new String(read.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8);
    }
    return witness;
  }

  /** Returns in which partitions events of each order were. */
  Map<String, TreeSet<Integer>> partitions() {
    return partitions;
  }

  String contentType() {
    return contentType;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
