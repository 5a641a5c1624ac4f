package io.quittance.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.providers.standardwebhooks.WebhookSecret;
import io.quittance.relay.lanes.Lane;
import io.quittance.relay.lanes.Retries;
import io.quittance.relay.sinks.WebhookSink;
import io.quittance.store.DeadLetter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WebhookTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestBooks books = TestBooks.open();
  private final Endpoint endpoint = new Endpoint();
  private final WebhookSink sink = sink(Endpoint.SECRET);
  private final Lane lane = TestLanes.of(books, sink);

  @AfterEach
  void close() {
    lane.stop();
    endpoint.close();
    books.close();
  }

  @Test
  void every_event_arrives_signed_and_in_the_order_of_its_order() throws Exception {
    for (int i = 0; i < 20; i++) {
      books.order("W-" + i, 3);
    }
    lane.start();
    books.order("W-20", 3);

    Until.holds("all are told", SOON, () -> endpoint.witness().events() == 63);
    Until.holds("all is done", SOON, () -> books.count("outbox_delivery") == 0);
    assertThat(endpoint.objections()).isEmpty();
    assertThat(endpoint.witness().disordered()).isEmpty();
    assertThat(endpoint.witness().of("W-7")).containsExactly(1L, 2L, 3L);
    assertThat(lane.trouble()).isNull();
  }

  @Test
  void an_endpoint_that_fails_is_told_again_with_the_same_id_and_what_follows_waits()
      throws Exception {
    AtomicInteger failures = new AtomicInteger(4);
    endpoint.answers(
        id ->
            id.equals("W-bad/1") && failures.getAndDecrement() > 0
                ? Endpoint.Reply.of(500)
                : Endpoint.Reply.of(204));
    books.order("W-bad", 3);
    books.order("W-good", 3);
    lane.start();

    Until.holds("all are told", SOON, () -> endpoint.witness().events() == 6);
    assertThat(endpoint.witness().disordered()).isEmpty();
    assertThat(endpoint.asked().stream().filter("W-bad/1"::equals)).hasSize(5);
    assertThat(endpoint.asked().indexOf("W-bad/2"))
        .isGreaterThan(endpoint.asked().lastIndexOf("W-bad/1"));
    assertThat(endpoint.asked().indexOf("W-good/3"))
        .as("another order does not wait")
        .isLessThan(endpoint.asked().lastIndexOf("W-bad/1"));
  }

  @Test
  void other_orders_do_not_wait_for_one_that_is_refused_for_ever() throws Exception {
    endpoint.answers(
        id -> id.startsWith("W-bad/") ? Endpoint.Reply.of(500) : Endpoint.Reply.of(204));
    books.order("W-bad", 1);
    Lane patient =
        TestLanes.of(
            books,
            sink,
            new Retries(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofDays(3)),
            Duration.ofMinutes(10));
    patient.start();
    try {
      Until.holds("it is refused often", SOON, () -> endpoint.asked().size() >= 10);
      books.order("W-good", 3);
      Until.holds("the other is told", SOON, () -> endpoint.witness().events() == 3);
    } finally {
      patient.stop();
    }
  }

  @Test
  void the_status_decides_however_much_is_said_beside_it() throws Exception {
    endpoint.answers(_ -> new Endpoint.Reply(200, Map.of(), 1_000_000));
    books.order("W-1", 3);
    lane.start();

    Until.holds("all are told", SOON, () -> endpoint.witness().events() == 3);
    Until.holds("all is done", SOON, () -> books.count("outbox_delivery") == 0);
    assertThat(endpoint.asked()).containsExactly("W-1/1", "W-1/2", "W-1/3");
  }

  @Test
  void an_endpoint_that_says_nothing_is_not_waited_for_without_end() throws Exception {
    AtomicInteger silences = new AtomicInteger(1);
    endpoint.answers(
        id -> silences.getAndDecrement() > 0 ? Endpoint.Reply.of(0) : Endpoint.Reply.of(200));
    books.order("W-1", 1);
    lane.start();

    Until.holds("it is told again", SOON, () -> endpoint.witness().events() == 1);
    assertThat(endpoint.asked()).containsExactly("W-1/1", "W-1/1");
  }

  @Test
  void an_endpoint_that_refuses_connections_loses_nothing() throws Exception {
    endpoint.leave();
    lane.start();
    for (int i = 0; i < 10; i++) {
      books.order("W-" + i, 3);
    }
    Until.holds("it is missed", SOON, () -> lane.trouble() != null);
    endpoint.comeBack();

    Until.holds("all are told", SOON, () -> endpoint.witness().events() == 30);
    assertThat(endpoint.witness().disordered()).isEmpty();
    assertThat(books.count("outbox_dead")).isZero();
  }

  @Test
  void a_redirect_is_not_followed_and_is_no_success() throws Exception {
    AtomicInteger redirects = new AtomicInteger(2);
    endpoint.answers(
        id ->
            redirects.getAndDecrement() > 0
                ? new Endpoint.Reply(307, Map.of("location", "/elsewhere"))
                : Endpoint.Reply.of(200));
    books.order("W-1", 1);
    lane.start();

    Until.holds("it is told", SOON, () -> endpoint.witness().events() == 1);
    assertThat(endpoint.asked()).hasSize(3);
    assertThat(endpoint.objections()).isEmpty();
  }

  @Test
  void an_endpoint_that_asks_for_time_gets_it() throws Exception {
    AtomicInteger busy = new AtomicInteger(1);
    endpoint.answers(
        id ->
            busy.getAndDecrement() > 0
                ? new Endpoint.Reply(429, Map.of("retry-after", "3600"))
                : Endpoint.Reply.of(200));
    books.order("W-1", 1);
    lane.start();

    Until.holds("it waits", SOON, () -> books.count("outbox_delivery where attempts = 1") == 1);
    assertThat(books.count("outbox_delivery where due_at > now() + interval '59 minutes'"))
        .isEqualTo(1);
    assertThat(endpoint.asked()).hasSize(1);
  }

  @Test
  void an_endpoint_that_is_gone_is_not_told_again_until_somebody_wants_it() throws Exception {
    endpoint.answers(id -> id.equals("W-1/1") ? Endpoint.Reply.of(410) : Endpoint.Reply.of(200));
    books.order("W-1", 2);
    lane.start();

    Until.holds("it is given up", SOON, () -> books.count("outbox_dead") == 1);
    Until.holds("the next is told", SOON, () -> endpoint.witness().events() == 1);
    List<DeadLetter> dead = books.store().outbox().deadLetters().list(sink.name(), 0, 10);
    assertThat(dead).singleElement().extracting(DeadLetter::reason).isEqualTo("HTTP 410");
    assertThat(endpoint.asked()).containsExactly("W-1/1", "W-1/2");

    endpoint.answers(id -> Endpoint.Reply.of(200));
    books.store().outbox().deadLetters().redeliver(sink.name(), List.of(dead.getFirst().id()));

    Until.holds("it is told", SOON, () -> endpoint.witness().events() == 2);
    assertThat(endpoint.asked()).containsExactly("W-1/1", "W-1/2", "W-1/1");
  }

  @Test
  void what_was_told_in_vain_for_too_long_is_given_up() throws Exception {
    endpoint.answers(id -> id.endsWith("/1") ? Endpoint.Reply.of(503) : Endpoint.Reply.of(200));
    books.order("W-1", 2);
    Lane impatient =
        TestLanes.of(
            books,
            sink,
            new Retries(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(400)));
    impatient.start();
    try {
      Until.holds("it is given up", SOON, () -> books.count("outbox_dead") == 1);
      Until.holds("the next is told", SOON, () -> endpoint.witness().events() == 1);
    } finally {
      impatient.stop();
    }
    List<DeadLetter> dead = books.store().outbox().deadLetters().list(sink.name(), 0, 10);
    assertThat(dead.getFirst().attempts()).isGreaterThan(2);
    assertThat(Duration.between(dead.getFirst().firstTriedAt(), dead.getFirst().diedAt()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void while_a_secret_is_replaced_both_prove_who_sent_it() throws Exception {
    String next = "whsec_" + "bmV3".repeat(8);
    try (Endpoint updated = new Endpoint(next)) {
      Lane both =
          TestLanes.of(
              books,
              new WebhookSink(
                  URI.create(updated.url()),
                  Stream.of(next, Endpoint.SECRET).map(WebhookSecret::parse).toList(),
                  Duration.ofSeconds(1),
                  8,
                  InstantSource.system()));
      books.order("W-1", 1);
      both.start();
      try {
        Until.holds("it is told", SOON, () -> updated.witness().events() == 1);
        assertThat(updated.objections()).isEmpty();
      } finally {
        both.stop();
      }
    }
  }

  @Test
  void an_endpoint_is_known_by_its_url_and_what_may_be_secret_in_it_is_not_shown() {
    WebhookSink other =
        new WebhookSink(
            URI.create("https://u:p@shop.example/in/t0ken?key=s3cret"),
            List.of(),
            SOON,
            1,
            InstantSource.system());
    assertThat(other.address()).isEqualTo("https://shop.example");
    assertThat(other.name()).startsWith("webhook-").isNotEqualTo(sink.name());
    assertThat(sink(Endpoint.SECRET).name()).isEqualTo(sink.name());
    other.close();
  }

  private WebhookSink sink(String secret) {
    return new WebhookSink(
        URI.create(endpoint.url()),
        List.of(WebhookSecret.parse(secret)),
        Duration.ofSeconds(1),
        8,
        InstantSource.system());
  }
}
