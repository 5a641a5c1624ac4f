package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.PlayedOrder;
import io.quittance.api.Samples;
import io.quittance.api.Until;
import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.domain.Money;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.store.DatabaseSettings;
import io.quittance.workflows.contract.FoundMoney;
import io.quittance.workflows.contract.StartOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What becomes of a webhook once it is kept. */
class WebhookDeliveryTest extends BooksHttpTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  private final String id = "W-" + UUID.randomUUID().toString().substring(0, 8);
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final String charge = id + "-p1";

  @Autowired DatabaseSettings settings;

  @BeforeEach
  void gone() {
    sql().sql("delete from webhook_inbox").update();
    provider.statement = StatementAnswer.NeverSeen::new;
    notices.hearing(() -> NoticeHearing.GONE);
  }

  @Test
  void an_ended_order_that_knows_it_already_is_not_begun_again() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1").cancel("k-2");

    receive(SignedWebhook.charge("captured", charge));
    receive(SignedWebhook.refund("succeeded", id + "-r1", charge));

    awaitOutcomes("KNOWN", "KNOWN");
    assertThat(told()).isEmpty();
    assertThat(notices.askedIfRunning()).isZero();
  }

  @Test
  void an_ended_order_that_does_not_know_it_is_begun_again_by_it() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1").cancel("k-2");

    receive(SignedWebhook.refund("failed", id + "-r1", charge));

    awaitOutcomes("REOPENED");
    FakeNotices.Told told = told().getLast();
    assertThat(told.reopened()).isTrue();
    assertThat(told.orderId()).isEqualTo(id);
    assertThat(told.notice().reference()).isEqualTo(id + "-r1");
    assertThat(told.notice().claim()).isEqualTo("REFUND_FAILED");
  }

  @Test
  void an_order_that_was_stopped_is_begun_again_whatever_is_told() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1");

    receive(SignedWebhook.charge("captured", charge));

    awaitOutcomes("REOPENED");
  }

  @Test
  void an_order_that_runs_is_not_asked_what_the_books_already_have_of_it() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1");
    notices.hearing(() -> NoticeHearing.ACCEPTED);

    receive(SignedWebhook.charge("captured", charge));

    awaitOutcomes("KNOWN");
    assertThat(told()).isEmpty();
  }

  @Test
  void an_order_that_runs_is_asked_whatever_else_is_said_of_it() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1");
    notices.hearing(() -> NoticeHearing.ACCEPTED);

    receive(SignedWebhook.charge("closed", charge));

    awaitOutcomes("ACCEPTED");
    assertThat(told()).singleElement().matches(told -> !told.reopened());
  }

  @Test
  void an_order_that_is_being_placed_is_told_later() {
    PlayedOrder.claim(store, Samples.start(id), NOON);

    receive(SignedWebhook.charge("captured", charge));

    Until.holds("it is told again", () -> told().size() >= 2);
    assertThat(outcomes()).containsExactly("none");
    assertThat(orders.calls()).isEmpty();
  }

  @Test
  void a_reference_that_its_order_never_sent_moves_nothing() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1").cancel("k-2");

    receive(SignedWebhook.charge("captured", id + "-p9"));
    receive(SignedWebhook.refund("failed", id + "-r9", id + "-p9"));

    awaitOutcomes("KNOWN", "KNOWN");
    assertThat(told()).noneMatch(FakeNotices.Told::reopened);
  }

  @Test
  void a_refund_that_is_none_of_its_order_is_news_of_the_charge_and_of_no_other_order() {
    notices.hearing(() -> NoticeHearing.KNOWN);

    receive(SignedWebhook.refund("succeeded", "another-order-r1", charge));

    awaitOutcomes("KNOWN");
    assertThat(told())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.orderId()).isEqualTo(id);
              assertThat(told.notice().reference()).isEqualTo(charge);
              assertThat(told.notice().claim()).isEqualTo("REFUNDED");
            });
  }

  @Test
  void money_that_no_order_asked_for_becomes_an_order_of_its_own() {
    provider.statement = name -> told(name, 4210, 0);

    receive(SignedWebhook.charge("captured", "shop2." + id));

    awaitOutcomes("UNMATCHED");
    assertThat(orders.calls())
        .singleElement()
        .satisfies(
            call -> {
              StartOrder start = (StartOrder) call.said();
              assertThat(start.orderId()).startsWith("unmatched-simulator-");
              assertThat(start.amount().value()).isEqualTo(4210);
              assertThat(Objects.requireNonNull(start.from()).found())
                  .isEqualTo(new FoundMoney("simulator", "shop2." + id, "ch_1"));
            });
  }

  @Test
  void a_refund_of_nobodys_charge_goes_by_the_name_of_the_charge() {
    provider.statement =
        name ->
            name.equals("theirs-" + id)
                ? told(name, 4210, 1000)
                : new StatementAnswer.NeverSeen(name);

    receive(SignedWebhook.refund("succeeded", "re-" + id, "theirs-" + id));

    awaitOutcomes("UNMATCHED");
    assertThat(orders.calls().getFirst().orderId()).isEqualTo("unmatched-simulator-theirs-" + id);
  }

  @Test
  void a_charge_of_nobody_that_holds_no_money_is_let_go() {
    provider.statement = name -> told(name, 4210, 4210);
    receive(SignedWebhook.charge("captured", "returned-" + id));
    awaitOutcomes("NO_MONEY");
    assertThat(orders.calls()).isEmpty();
  }

  @Test
  void a_charge_that_the_provider_has_not_seen_yet_is_asked_about_again() {
    AtomicInteger asked = new AtomicInteger();
    provider.statement =
        name ->
            asked.incrementAndGet() < 3 ? new StatementAnswer.NeverSeen(name) : told(name, 4210, 0);

    receive(SignedWebhook.charge("captured", "never-" + id));

    awaitOutcomes("UNMATCHED");
    assertThat(asked).hasValue(3);
  }

  @Test
  void a_charge_that_the_provider_has_not_seen_after_its_longest_delay_is_let_go() {
    AtomicInteger asked = new AtomicInteger();
    provider.statement =
        name -> {
          asked.incrementAndGet();
          return new StatementAnswer.NeverSeen(name);
        };
    receive(SignedWebhook.charge("captured", "never-" + id));
    Until.holds("it is asked about", () -> asked.get() > 0);
    assertThat(outcomes()).containsExactly("none");

    sql()
        .sql(
            "update webhook_inbox set received_at = received_at - interval '30 s'"
                + " where charge_name like ?")
        .param("%" + id)
        .update();
    awaitOutcomes("NO_MONEY");
    assertThat(orders.calls()).isEmpty();
  }

  @Test
  void nobodys_charge_waits_for_a_provider_that_does_not_answer() {
    AtomicInteger asked = new AtomicInteger();
    provider.statement =
        name -> {
          return asked.incrementAndGet() < 3
              ? new StatementAnswer.NoAnswer(name, "silence")
              : told(name, 4210, 0);
        };

    receive(SignedWebhook.charge("captured", "theirs-" + id));

    awaitOutcomes("UNMATCHED");
    assertThat(asked).hasValueGreaterThanOrEqualTo(3);
  }

  @Test
  void an_order_that_stands_for_such_money_hears_of_its_charge() {
    notices.hearing(() -> NoticeHearing.KNOWN);

    receive(SignedWebhook.charge("reversed", "theirs." + id));

    awaitOutcomes("KNOWN");
    FakeNotices.Told told = told().getFirst();
    assertThat(told.orderId()).startsWith("unmatched-simulator-");
    assertThat(told.notice().reference()).isEqualTo(told.orderId() + "-p1");
  }

  @Test
  void an_engine_that_is_away_delays_and_loses_nothing() {
    AtomicInteger calls = new AtomicInteger();
    notices.hearing(
        () -> {
          if (calls.incrementAndGet() < 3) {
            throw new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null);
          }
          return NoticeHearing.ACCEPTED;
        });

    receive(SignedWebhook.charge("captured", charge));

    awaitOutcomes("ACCEPTED");
  }

  @Test
  void a_journal_that_makes_no_order_delays_and_loses_nothing() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1").cancel("k-2");
    spoilJournal();

    receive(SignedWebhook.refund("failed", id + "-r1", charge));

    Until.holds("it is told again", () -> told().size() >= 2);
    assertThat(outcomes()).containsExactly("none");
  }

  @Test
  void an_order_that_runs_is_told_though_its_journal_makes_no_order() {
    PlayedOrder.place(store, Samples.start(id), NOON).pay("k-1");
    spoilJournal();
    notices.hearing(() -> NoticeHearing.ACCEPTED);

    receive(SignedWebhook.charge("captured", charge));

    awaitOutcomes("ACCEPTED");
  }

  @Test
  void an_order_that_looked_is_left_alone_for_a_while_by_what_says_the_same() {
    notices.hearing(() -> NoticeHearing.ACCEPTED);
    receive(SignedWebhook.charge("declined", charge));
    awaitOutcomes("ACCEPTED");

    receive(SignedWebhook.charge("declined", charge));
    receive(SignedWebhook.charge("reversed", charge));

    awaitOutcomes("ACCEPTED", "ACCEPTED", "none");
    assertThat(told())
        .extracting(told -> told.notice().claim())
        .containsExactly("DECLINED", "REVERSED");
    assertThat(
            sql()
                .sql(
                    "select due_at > now() + interval '2 s' from webhook_inbox where outcome is null")
                .query(Boolean.class)
                .list())
        .containsExactly(true);
  }

  @Test
  void a_storm_of_events_that_say_the_same_is_told_a_few_times() {
    notices.hearing(() -> NoticeHearing.TOO_EARLY);
    try (var threads = Executors.newFixedThreadPool(16)) {
      IntStream.range(0, 300)
          .forEach(_ -> threads.execute(() -> receive(SignedWebhook.charge("captured", charge))));
    }
    Until.holds("all are kept", () -> outcomes().size() == 300);

    notices.hearing(() -> NoticeHearing.ACCEPTED);
    Until.holds("all are settled", () -> outcomes().stream().allMatch("ACCEPTED"::equals));

    assertThat(
            sql()
                .sql("select count(*) from webhook_inbox where name = ? and delivered_with is null")
                .param(charge)
                .query(Integer.class)
                .single())
        .isBetween(1, 3);
  }

  private void receive(String body) {
    String event = "evt-" + UUID.randomUUID();
    events.add(event);
    Got got = send(new SignedWebhook(event, body).to(to("/v1/webhooks/simulator")));
    assertThat(got.status()).isEqualTo(204);
  }

  /** What was told of this test's events: another's may still be on their way. */
  private List<FakeNotices.Told> told() {
    return notices.told().stream().filter(t -> events.contains(t.notice().eventId())).toList();
  }

  private void awaitOutcomes(String... all) {
    List<String> expected = List.of(all).stream().sorted().toList();
    Until.holds(expected + " of " + outcomes(), () -> outcomes().equals(expected));
  }

  private List<String> outcomes() {
    return sql()
        .sql(
            "select coalesce(outcome, 'none') as outcome from webhook_inbox"
                + " where charge_name like ? order by outcome collate \"C\"")
        .param("%" + id + "%")
        .query(String.class)
        .list();
  }

  private static StatementAnswer told(String reference, long captured, long refunded) {
    return new StatementAnswer.Told(
        new StatementLine(
            reference,
            "ch_1",
            StatementLine.Standing.CAPTURED,
            Money.of(captured, "EUR"),
            Money.of(refunded, "EUR"),
            false));
  }

  private JdbcClient sql() {
    return JdbcClient.create(
        new DriverManagerDataSource(settings.url(), settings.user(), settings.password()));
  }

  private void spoilJournal() {
    sql()
        .sql(
            """
            set session_replication_role = replica;
            update journal set fact = '{"type":"Nonsense"}' where order_id = '%s' and seq = 2
            """
                .formatted(id))
        .update();
  }
}
