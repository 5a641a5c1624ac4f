package io.quittance.brokers.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** By Kafka's topics. */
final class KafkaLine implements Line {

  private static final Duration SOON = Duration.ofMillis(100);

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;

  KafkaLine(String bootstrap, String group) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new StringSerializer(),
            new StringSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                group,
                "metadata.max.age.ms",
                500,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of("quittance.replies", "quittance.events"));
  }

  @Override
  public void send(String orderId, String message) throws Exception {
    producer
        .send(new ProducerRecord<>("quittance.commands", orderId, message))
        .get(30, TimeUnit.SECONDS);
  }

  @Override
  public List<String> receive() {
    List<String> messages = new ArrayList<>();
    consumer.poll(SOON).forEach(record -> messages.add(record.value()));
    return messages;
  }

  @Override
  public void close() {
    producer.close(SOON);
    consumer.close(CloseOptions.timeout(SOON));
  }
}
