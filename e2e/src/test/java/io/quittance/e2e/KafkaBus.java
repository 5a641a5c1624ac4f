package io.quittance.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/** Kafka, as a shop uses it. */
final class KafkaBus implements Bus {

  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final List<JsonNode> replies = new ArrayList<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final List<Dead> dead = new ArrayList<>();

  KafkaBus(String bootstrap) {
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
                "shop-" + UUID.randomUUID(),
                "metadata.max.age.ms",
                500,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of("quittance.replies", "quittance.events", "quittance.commands.dead"));
  }

  @Override
  public void send(String orderId, List<String> messages) {
    try {
      for (String message : messages) {
        producer
            .send(new ProducerRecord<>("quittance.commands", orderId, message))
            .get(60, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("Kafka did not take a command", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private void poll() {
    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
      switch (record.topic()) {
        case "quittance.replies" -> replies.add(Http.JSON.readTree(record.value()));
        case "quittance.events" -> events.add(Http.JSON.readTree(record.value()));
        default -> dead.add(new Dead(record.value(), headers(record)));
      }
    }
  }

  private static Map<String, String> headers(ConsumerRecord<String, String> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  @Override
  public List<JsonNode> replies() {
    poll();
    return List.copyOf(replies);
  }

  @Override
  public List<JsonNode> events() {
    poll();
    return List.copyOf(events);
  }

  @Override
  public List<Dead> dead() {
    poll();
    return List.copyOf(dead);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }

  @Override
  public String toString() {
    return "Kafka";
  }
}
