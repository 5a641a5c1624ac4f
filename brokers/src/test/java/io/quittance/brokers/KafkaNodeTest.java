package io.quittance.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka keeps what it confirmed, and leaves nothing running. */
@Timeout(240)
class KafkaNodeTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void messages_survive_kill_9_and_a_stop() throws Exception {
    try (BrokerProcess kafka = BrokerProcess.kafka(folder).start()) {
      assertThat(kafka.said())
          .containsPattern("Kafka 4\\.[0-9.]+ serves on 127\\.0\\.0\\.1:[0-9]+");
      send(kafka, "one");
      kafka.kill();
      kafka.start();
      send(kafka, "two");
      assertThat(kafka.stop()).isIn(0, 143);
      kafka.start();
      assertThat(read(kafka, 2)).containsExactly("one", "two");
    }
  }

  @Test
  void a_busy_port_is_named_in_one_line() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(refusal(Map.of("KAFKA_PORT", "" + busy.getLocalPort())))
          .startsWith("Port " + busy.getLocalPort() + " of 127.0.0.1 cannot be used")
          .endsWith("set KAFKA_PORT to a free one.");
      assertThat(refusal(Map.of("KAFKA_CONTROLLER_PORT", "" + busy.getLocalPort())))
          .endsWith("set KAFKA_CONTROLLER_PORT to a free one.");
    }
  }

  @Test
  void a_setting_that_makes_no_sense_is_named_in_one_line() {
    assertThat(refusal(Map.of("KAFKA_PORT", "many"))).startsWith("KAFKA_PORT=many ");
  }

  @Test
  void a_second_one_on_the_same_data_is_refused_and_the_first_serves_on() throws Exception {
    try (BrokerProcess first = BrokerProcess.kafka(folder).start()) {
      assertThat(refusal(Map.of())).endsWith("is in use by another broker.");
      send(first, "served");
    }
  }

  private String refusal(Map<String, String> settings) {
    try (BrokerProcess refused = BrokerProcess.kafka(folder).with(settings).launch()) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.said().lines()).hasSize(1);
      return refused.said().strip();
    }
  }

  private static void send(BrokerProcess kafka, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.address(),
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("notes", "key", value)).get(60, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(BrokerProcess kafka, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.address(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "readers",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("notes"));
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (values.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
