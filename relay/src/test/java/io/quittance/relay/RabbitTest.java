package io.quittance.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import io.quittance.brokers.BrokerProcess;
import io.quittance.relay.lanes.Lane;
import io.quittance.relay.sinks.RabbitSink;
import io.quittance.relay.sinks.RabbitSink.Unrouted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real RabbitMQ. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class RabbitTest {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final BrokerProcess rabbit;

  RabbitTest(@TempDir Path folder) {
    rabbit = BrokerProcess.rabbitmq(folder);
  }

  @BeforeAll
  void start() {
    rabbit.start();
  }

  @AfterAll
  void stop() {
    rabbit.close();
  }

  @Test
  void every_event_is_routed_by_its_type_in_the_order_of_its_order_and_outlives_the_broker()
      throws Exception {
    RabbitReader reader = reader("told").bind("io.quittance.order.#");
    try (TestBooks books = TestBooks.open()) {
      Lane lane = TestLanes.of(books, sink("told", Unrouted.KEEP));
      lane.start();
      try {
        for (int i = 0; i < 50; i++) {
          books.order("Q-" + i, 5);
        }
        Until.holds("all is done", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
      rabbit.kill();
      rabbit.start();
      assertThat(reader.read().events()).isEqualTo(250);
      assertThat(reader.read().disordered()).isEmpty();
      assertThat(reader.read().repeated()).isZero();
      assertThat(reader.routed()).containsOnly("io.quittance.order.captured.v1");
      GetResponse last = Objects.requireNonNull(reader.last());
      assertThat(last.getProps().getDeliveryMode()).isEqualTo(2);
      assertThat(last.getProps().getContentType()).startsWith("application/cloudevents+json");
      assertThat(last.getProps().getMessageId()).matches("Q-\\d+/\\d");
    }
  }

  @Test
  void while_rabbitmq_is_away_nothing_is_lost_and_then_all_is_told_in_order_a_little_at_a_time()
      throws Exception {
    RabbitReader reader = reader("away").bind("#");
    try (TestBooks books = TestBooks.open()) {
      Watched one = new Watched(sink("away", Unrouted.KEEP));
      Watched two = new Watched(sink("away", Unrouted.KEEP));
      Lane first = TestLanes.of(books, one);
      Lane second = TestLanes.of(books, two);
      first.start();
      second.start();
      try {
        books.order("A-before", 2);
        Until.holds("it works", SOON, () -> books.count("outbox_delivery") == 0);
        rabbit.kill();
        for (int i = 0; i < 100; i++) {
          books.order("A-" + i, 5);
        }
        books.backlog(500);
        Until.holds(
            "it is missed", SOON, () -> first.trouble() != null || second.trouble() != null);
        assertThat(books.count("outbox_delivery")).isEqualTo(3_000);
        rabbit.start();

        Until.holds("all is done", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        first.stop();
        second.stop();
      }
      assertThat(reader.read().events()).isEqualTo(3_002);
      assertThat(reader.read().disordered()).isEmpty();
      assertThat(Math.max(one.most(), two.most())).isLessThanOrEqualTo(TestLanes.BATCH);
      assertThat(books.count("outbox_dead")).isZero();
    }
  }

  @Test
  void an_event_whose_confirm_was_lost_is_told_again_with_the_same_id() throws Exception {
    RabbitReader reader = reader("confirm").bind("#");
    URI direct = URI.create(rabbit.address());
    try (TestBooks books = TestBooks.open();
        Wire wire = new Wire(direct.getPort())) {
      URI over = URI.create("amqp://guest:guest@127.0.0.1:" + wire.port());
      Lane lane = TestLanes.of(books, new RabbitSink(over, "confirm", Unrouted.KEEP));
      lane.start();
      try {
        books.order("C-before", 1);
        Until.holds("it works", SOON, () -> books.count("outbox_delivery") == 0);
        wire.loseAnswers();
        books.order("C-1", 1);
        Until.holds("the broker has it", SOON, () -> reader.read().events() == 2);
        assertThat(books.count("outbox_delivery")).as("it is not taken for told").isEqualTo(1);
        wire.cut();

        Until.holds("it is told", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
      assertThat(reader.read().events()).isEqualTo(2);
      assertThat(reader.read().all()).isEqualTo(3);
    }
  }

  @Test
  void an_event_that_no_queue_is_bound_for_waits_until_one_is() throws Exception {
    try (TestBooks books = TestBooks.open()) {
      Lane lane = TestLanes.of(books, sink("unbound", Unrouted.KEEP));
      books.order("U-1", 2);
      lane.start();
      try {
        Until.holds("it says so", SOON, () -> lane.trouble() != null);
        assertThat(lane.trouble()).startsWith("no queue is bound to unbound");
        RabbitReader reader = reader("unbound").bind("#");
        Until.holds("it is told", SOON, () -> books.count("outbox_delivery") == 0);
        assertThat(reader.read().of("U-1")).containsExactly(1L, 2L);
      } finally {
        lane.stop();
      }
    }
  }

  @Test
  void where_nobody_minds_an_event_that_no_queue_is_bound_for_is_done() throws Exception {
    try (TestBooks books = TestBooks.open()) {
      Lane lane = TestLanes.of(books, sink("dropping", Unrouted.DROP));
      books.order("U-1", 2);
      lane.start();
      try {
        Until.holds("it is done", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
    }
  }

  @Test
  void orders_whose_events_a_queue_is_bound_for_do_not_wait_for_those_that_none_is()
      throws Exception {
    RabbitReader reader = reader("some").bind("io.quittance.order.captured.v1");
    try (TestBooks books = TestBooks.open()) {
      List<String> orders = books.ofOnePartition(2 * TestLanes.BATCH + 1);
      orders.forEach(order -> books.order(order, 1));
      books
          .sql()
          .sql("update outbox set type = 'Refunded' where order_id <> :last")
          .param("last", orders.getLast())
          .update();
      Lane lane = TestLanes.of(books, sink("some", Unrouted.KEEP));
      lane.start();
      try {
        Until.holds("the last is told", SOON, () -> reader.read().events() == 1);
        Until.holds(
            "the others wait",
            SOON,
            () ->
                books.count("outbox_delivery") == 2 * TestLanes.BATCH
                    && books.count("outbox_delivery where attempts > 0") == 2 * TestLanes.BATCH);
        assertThat(books.count("outbox_dead")).isZero();
        reader.bind("#");
        Until.holds("they are told", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
      assertThat(reader.read().events()).isEqualTo(2 * TestLanes.BATCH + 1);
    }
  }

  @Test
  void an_exchange_that_is_gone_is_made_anew() throws Exception {
    RabbitReader reader = reader("anew").bind("#");
    try (TestBooks books = TestBooks.open()) {
      Lane lane = TestLanes.of(books, sink("anew", Unrouted.KEEP));
      lane.start();
      try {
        books.order("N-1", 1);
        Until.holds("it works", SOON, () -> books.count("outbox_delivery") == 0);
        reader.removeExchange();
        books.order("N-2", 1);
        Until.holds(
            "it is there, with no queue",
            SOON,
            () -> String.valueOf(lane.trouble()).startsWith("no queue is bound to anew"));
        reader.bind("#");
        Until.holds("it is told", SOON, () -> books.count("outbox_delivery") == 0);
      } finally {
        lane.stop();
      }
      assertThat(reader.read().events()).isEqualTo(2);
    }
  }

  private RabbitSink sink(String exchange, Unrouted unrouted) {
    return new RabbitSink(URI.create(rabbit.address()), exchange, unrouted);
  }

  private RabbitReader reader(String exchange) throws Exception {
    return new RabbitReader(rabbit.address(), exchange, exchange + ".reader");
  }
}
