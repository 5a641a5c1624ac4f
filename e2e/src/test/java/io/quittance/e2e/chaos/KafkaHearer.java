package io.quittance.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears all that a topic of Kafka has kept, from its start. */
final class KafkaHearer implements Hearer {

  private static final String TOPIC = "quittance.events";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final String bootstrap;

  KafkaHearer(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  @Override
  public Rebuilt hear() {
    Rebuilt rebuilt = new Rebuilt("Kafka");
    Instant bound = Instant.now().plus(BOUND);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(partition -> new TopicPartition(TOPIC, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        if (Instant.now().isAfter(bound)) {
          throw new AssertionError("Kafka is not read to its end within " + BOUND);
        }
        for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofMillis(200))) {
          Hearer.tell(rebuilt, read.value());
        }
      }
    }
    return rebuilt;
  }
}
