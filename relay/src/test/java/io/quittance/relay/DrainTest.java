package io.quittance.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.brokers.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a backlog drains, and how much memory that takes: {@code -Ddrain=10000} orders of five
 * events for the figures, fewer in a build.
 */
@Timeout(600)
class DrainTest {

  private static final int ORDERS = Integer.getInteger("drain", 1_000);
  private static final Duration BOUND = Duration.ofMinutes(5);

  @TempDir private Path folder = Path.of("");

  @Test
  void a_backlog_drains_into_kafka() throws Exception {
    try (BrokerProcess kafka = BrokerProcess.kafka(folder).start();
        KafkaReader reader = new KafkaReader(kafka.address(), "quittance.events")) {
      drain("Kafka", Map.of("RELAY_KAFKA_BOOTSTRAP", kafka.address()));
      Until.holds("all is there", BOUND, () -> reader.read().events() == 5L * ORDERS);
      assertThat(reader.read().disordered()).isEmpty();
    }
  }

  @Test
  void a_backlog_drains_into_rabbitmq() throws Exception {
    try (BrokerProcess rabbit = BrokerProcess.rabbitmq(folder).start()) {
      RabbitReader reader =
          new RabbitReader(rabbit.address(), "quittance.events", "reader").bind("#");
      drain("RabbitMQ", Map.of("RELAY_RABBITMQ_URI", rabbit.address()));
      assertThat(reader.read().events()).isEqualTo(5L * ORDERS);
      assertThat(reader.read().disordered()).isEmpty();
    }
  }

  @Test
  void a_backlog_drains_into_an_http_endpoint() throws Exception {
    try (Endpoint endpoint = new Endpoint()) {
      drain(
          "HTTP",
          Map.of("RELAY_WEBHOOK_URLS", endpoint.url(), "RELAY_WEBHOOK_SECRETS", Endpoint.SECRET));
      assertThat(endpoint.witness().events()).isEqualTo(5L * ORDERS);
      assertThat(endpoint.witness().disordered()).isEmpty();
    }
  }

  private static void drain(String what, Map<String, String> settings) throws Exception {
    try (TestBooks books = TestBooks.open()) {
      books.backlog(ORDERS);
      try (RelayProcess relay = RelayProcess.start(books, settings).ready()) {
        Until.holds("it begins", BOUND, () -> filled(books));
        long begun = System.nanoTime();
        long left = books.count("outbox_delivery");
        double[] most = {0};
        Until.holds(
            "it is drained",
            BOUND,
            250,
            () -> {
              most[0] = Math.max(most[0], relay.metric("jvm_memory_used_bytes"));
              return books.count("outbox_delivery") == 0;
            });
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            "drain into %s: %,d events in %.1f s, %,.0f events/s; at most %.0f MB of memory in use, a heap of 128 MB%n",
            what, left, seconds, left / seconds, most[0] / 1e6);
        assertThat(books.count("outbox_dead")).isZero();
      }
    }
  }

  private static boolean filled(TestBooks books) {
    return books.count("outbox_sink where filled_to >= up_to") == 1;
  }
}
