package io.quittance.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.brokers.BrokerProcess;
import io.quittance.relay.lanes.Lane;
import io.quittance.relay.sinks.KafkaSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Kafka. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class KafkaTest {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final BrokerProcess kafka;

  KafkaTest(@TempDir Path folder) {
    kafka = BrokerProcess.kafka(folder);
  }

  @BeforeAll
  void start() {
    kafka.start();
  }

  @AfterAll
  void stop() {
    kafka.close();
  }

  @Test
  void every_event_is_in_the_topic_in_the_order_of_its_order_and_under_its_key() throws Exception {
    try (TestBooks books = TestBooks.open();
        KafkaReader reader = new KafkaReader(kafka.address(), "told")) {
      books.order("K-early", 3);
      Lane lane = TestLanes.of(books, new KafkaSink(kafka.address(), "told", 6, ""));
      lane.start();
      try {
        for (int i = 0; i < 100; i++) {
          books.order("K-" + i, 5);
        }
        Until.holds("all is read", SOON, () -> reader.read().events() == 503);
        Until.holds("all is done", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
      assertThat(reader.read().disordered()).isEmpty();
      assertThat(reader.read().repeated()).isZero();
      assertThat(reader.read().of("K-early")).containsExactly(1L, 2L, 3L);
      assertThat(reader.contentType()).startsWith("application/cloudevents+json");
      assertThat(reader.partitions().values()).allSatisfy(p -> assertThat(p).hasSize(1));
      Set<Integer> used = new TreeSet<>();
      reader.partitions().values().forEach(used::addAll);
      assertThat(used).hasSize(6);
    }
  }

  @Test
  void a_topic_that_is_gone_is_made_anew() throws Exception {
    try (TestBooks books = TestBooks.open();
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
      Lane lane = TestLanes.of(books, new KafkaSink(kafka.address(), "anew", 2, ""));
      lane.start();
      try {
        books.order("N-1", 1);
        Until.holds("it works", SOON, () -> books.count("outbox_delivery") == 0);
        admin.deleteTopics(List.of("anew")).all().get(30, TimeUnit.SECONDS);
        books.order("N-2", 2);
        Until.holds("it is told", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
      try (KafkaReader reader = new KafkaReader(kafka.address(), "anew")) {
        Until.holds("it is there", SOON, () -> reader.read().of("N-2").equals(List.of(1L, 2L)));
      }
    }
  }

  @Test
  void while_kafka_is_away_nothing_is_lost_and_then_all_is_told_in_order_a_little_at_a_time()
      throws Exception {
    try (TestBooks books = TestBooks.open();
        KafkaReader reader = new KafkaReader(kafka.address(), "away")) {
      Watched one = new Watched(new KafkaSink(kafka.address(), "away", 3, ""));
      Watched two = new Watched(new KafkaSink(kafka.address(), "away", 3, ""));
      Lane first = TestLanes.of(books, one);
      Lane second = TestLanes.of(books, two);
      first.start();
      second.start();
      try {
        books.order("A-before", 2);
        Until.holds("it works", SOON, () -> reader.read().events() == 2);
        kafka.kill();
        for (int i = 0; i < 100; i++) {
          books.order("A-" + i, 5);
        }
        books.backlog(500);
        Until.holds(
            "it is missed", SOON, () -> first.trouble() != null || second.trouble() != null);
        assertThat(books.count("outbox_delivery")).isEqualTo(3_000);
        kafka.start();

        Until.holds("all is read", SOON, () -> reader.read().events() == 3_002);
        Until.holds("all is done", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        first.stop();
        second.stop();
      }
      assertThat(reader.read().disordered()).isEmpty();
      assertThat(one.most() + two.most()).isPositive();
      assertThat(Math.max(one.most(), two.most())).isLessThanOrEqualTo(TestLanes.BATCH);
      assertThat(books.count("outbox_dead")).isZero();
    }
  }
}
