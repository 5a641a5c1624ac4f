package io.quittance.workflows.impl;

import static io.quittance.workflows.impl.OrderRun.TERMS;
import static io.quittance.workflows.impl.ScriptedProvider.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.Review;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FoundMoney;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An order and its books: what it writes, and how it goes on from what stands there. */
@Timeout(60)
@NullUnmarked
class BookkeepingTest {

  private static final Reference.ToPayment P1 = (Reference.ToPayment) Reference.parse("A-1-p1");

  private final ScriptedProvider provider = new ScriptedProvider();
  private final ScriptedBooks books = new ScriptedBooks();
  private final OrderRun run = OrderRun.with(provider, books);

  @AfterEach
  void every_history_replays() throws Exception {
    run.replay("A-1");
    run.close();
  }

  @Test
  void a_reply_comes_after_its_facts_are_in_the_books() {
    run.start(TERMS);
    CommandReply reply = pay("k1");
    assertThat(reply.recorded()).isTrue();
    assertThat(folded().status().name()).isEqualTo("PAID");
    assertThat(folded().revision()).isEqualTo(reply.view().revision());
  }

  @Test
  void an_ended_run_has_left_all_of_its_facts_in_the_books() {
    run.start(TERMS);
    pay("k1");
    cancel("k2");
    run.result("A-1");
    assertThat(books.facts("A-1")).isEqualTo(run.order("A-1").facts());
    assertThat(folded().status().name()).isEqualTo("REFUNDED");
  }

  @Test
  void with_the_books_away_money_moves_and_the_reply_says_that_they_do_not_have_it() {
    run.start(TERMS);
    pay("k1");
    books.setAway(true);
    CommandReply reply = cancel("k2");
    assertThat(reply.view().status()).isEqualTo("REFUNDED");
    assertThat(reply.recorded()).isFalse();
    assertThat(folded().status().name()).isEqualTo("PAID");
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");

    books.setAway(false);
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(books.facts("A-1")).isEqualTo(run.order("A-1").facts());
  }

  @Test
  void books_that_refuse_hold_no_money_up_and_a_person_is_asked_until_they_take_the_facts() {
    run.start(TERMS);
    awaitFacts(1);
    books.setRefusing("a booking does not sum to zero");
    CommandReply reply = pay("k1");
    assertThat(reply.view().status()).isEqualTo("PAID");
    assertThat(reply.recorded()).isFalse();
    await(() -> run.view("A-1").review() != null);
    OrderView.ReviewView review = run.view("A-1").review();
    assertThat(review.kind()).isEqualTo("BOOKS_REFUSED");
    assertThat(review.evidence()).isEqualTo("a booking does not sum to zero");
    assertThat(fulfil("k2").view().status()).isEqualTo("FULFILLED");
    assertThat(books.facts("A-1")).hasSize(1);

    run.skip(Duration.ofHours(2));
    assertThat(run.view("A-1").review()).isEqualTo(review);
    books.setRefusing(null);
    run.skip(Duration.ofHours(1));
    await(() -> run.view("A-1").review() == null);
    await(() -> books.facts("A-1").equals(run.order("A-1").facts()));
    assertThat(folded().status().name()).isEqualTo("FULFILLED");
    assertThat(folded().review()).isNull();
    assertThat(provider.calls()).containsExactly("charge A-1-p1");
  }

  @Test
  void an_order_whose_end_the_books_refuse_has_not_ended_and_asks_a_person() {
    run.start(TERMS);
    pay("k1");
    books.setRefusing("a booking does not sum to zero");
    CommandReply reply = cancel("k2");
    assertThat(reply.recorded()).isFalse();
    await(() -> run.view("A-1").review() != null);
    OrderView view = run.view("A-1");
    assertThat(view.status()).isEqualTo("CANCELLING");
    assertThat(view.money().held()).isZero();
    assertThat(view.review().kind()).isEqualTo("BOOKS_REFUSED");

    books.setRefusing(null);
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(books.facts("A-1")).isEqualTo(run.order("A-1").facts());
    assertThat(folded().review()).isNull();
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");
  }

  @Test
  void a_refusal_that_an_earlier_run_left_in_the_books_is_over() {
    WorkflowStub stub = run.start(TERMS);
    awaitFacts(1);
    String runId = stub.describe().getExecution().getRunId();
    stub.terminate("by mistake");
    Review refused =
        new Review(Review.Kind.BOOKS_REFUSED, null, eur(4210), Instant.EPOCH, "not in balance");
    slipIn(new Fact.ReviewOpened(refused, Instant.EPOCH), runId);

    run.reopen(TERMS, CommandRequest.cancel("k1", "customer", "changed my mind"));
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    assertThat(folded().review()).isNull();
  }

  @Test
  void what_a_lost_task_of_the_same_run_has_written_stands_and_its_call_is_made_again() {
    WorkflowStub stub = run.start(TERMS);
    awaitFacts(1);
    Instant then = Instant.EPOCH;
    String runId = stub.describe().getExecution().getRunId();
    slipIn(new Fact.PaymentAsked(P1, "simulator", "tok_ok", null, eur(4210), then), runId);
    slipIn(new Fact.ChargeSent(P1, then), runId);

    run.order("A-1").cancel(null);
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    assertThat(provider.calls()).isEmpty();
    assertThat(books.facts("A-1")).isEqualTo(run.order("A-1").facts());
    assertThat(folded().review()).isNull();
  }

  @Test
  void a_payment_decided_again_after_a_lost_task_is_charged_once_under_its_reference() {
    WorkflowStub stub = run.start(TERMS);
    awaitFacts(1);
    Instant then = Instant.EPOCH;
    String runId = stub.describe().getExecution().getRunId();
    slipIn(new Fact.PaymentAsked(P1, "simulator", "tok_ok", null, eur(4210), then), runId);
    slipIn(new Fact.ChargeSent(P1, then), runId);

    pay("k1");
    await(() -> run.view("A-1").status().equals("PAID"));
    assertThat(provider.calls()).containsExactly("charge A-1-p1");
    assertThat(run.view("A-1").payments()).hasSize(1);
    assertThat(books.facts("A-1")).isEqualTo(run.order("A-1").facts());
  }

  @Test
  void another_fact_of_another_run_is_kept_and_a_person_is_asked() {
    run.start(TERMS);
    awaitFacts(1);
    slipIn(new Fact.CancelRequested("somebody", null, Instant.EPOCH), "another-run");
    slipIn(new Fact.OrderEnded(OrderStatus.CANCELLED, Instant.EPOCH), "another-run");
    CommandReply reply = pay("k1");
    assertThat(reply.code()).isEqualTo("order_closed");
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  void an_open_order_that_another_run_went_on_with_takes_its_facts_and_asks_a_person() {
    run.start(TERMS);
    awaitFacts(1);
    slipIn(
        new Fact.PaymentAsked(P1, "simulator", "tok_ok", null, eur(4210), Instant.EPOCH),
        "another-run");
    run.order("A-1").notice(null);
    run.order("A-1").pay(null);
    await(() -> run.view("A-1").status().equals("PAID"));
    assertThat(run.view("A-1").review().kind()).isEqualTo("JOURNAL_CONFLICT");
    assertThat(provider.calls()).containsExactly("charge A-1-p1");
  }

  @Test
  void a_completed_order_is_refunded_a_year_later() {
    run.start(TERMS);
    pay("k1");
    fulfil("k2");
    run.skip(Duration.ofDays(30));
    assertThat(run.result("A-1").status()).isEqualTo("COMPLETED");
    run.skip(Duration.ofDays(365));

    provider.on("refund", of -> new Outcome.Refunded(of, eur(1000), "re_1"));
    CommandReply reply =
        run.reopen(TERMS, CommandRequest.refund("k3", "shop", new Amount(1000, "EUR"), null, null));
    assertThat(reply.answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    assertThat(run.result("A-1").status()).isEqualTo("COMPLETED");
    assertThat(run.result("A-1").held()).isEqualTo(3210);
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");
    assertThat(folded().refunds()).hasSize(1);
  }

  @Test
  void a_refund_above_what_is_left_of_a_completed_order_is_refused_and_changes_nothing() {
    run.start(TERMS);
    pay("k1");
    fulfil("k2");
    run.skip(Duration.ofDays(30));
    run.result("A-1");
    List<String> before = books.facts("A-1");
    CommandReply reply =
        run.reopen(TERMS, CommandRequest.refund("k3", "shop", new Amount(4211, "EUR"), null, null));
    assertThat(reply.code()).isEqualTo("refund_exceeds_held");
    assertThat(run.result("A-1").status()).isEqualTo("COMPLETED");
    assertThat(books.facts("A-1")).isEqualTo(before);
  }

  @Test
  void a_charge_that_came_through_after_the_cancel_is_found_and_refunded() {
    endAsCancelledWithAClosedAttempt(TERMS);
    provider.on("lookUp", of -> new Outcome.Captured(of, eur(4210), "ch_1"));
    run.reopen(TERMS, CommandRequest.finding("k3", "simulator", "A-1-p1", "it was taken"));
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(run.result("A-1").held()).isZero();
    assertThat(folded().review()).isNull();
    assertThat(folded().refunds().getFirst().origin().name()).isEqualTo("LATE_PAYMENT");
  }

  @Test
  void late_money_waits_for_a_person_where_that_is_the_policy() {
    StartOrder hold = holdingLateMoney();
    endAsCancelledWithAClosedAttempt(hold);
    provider.on("lookUp", of -> new Outcome.Captured(of, eur(4210), "ch_1"));
    run.reopen(hold, CommandRequest.finding("k3", "simulator", "A-1-p1", "it was taken"));
    await(() -> run.view("A-1").money().held() == 4210);
    OrderView view = run.view("A-1");
    assertThat(view.status()).isEqualTo("CANCELLING");
    assertThat(view.review().kind()).isEqualTo("LATE_PAYMENT");
    assertThat(run.shownStatuses("A-1")).last().isEqualTo("CANCELLING");
    assertThat(provider.calls()).noneMatch(call -> call.startsWith("refund"));
  }

  @Test
  void a_run_that_takes_an_order_up_is_found_by_where_the_order_stands_all_along() {
    endAsCancelledWithAClosedAttempt(TERMS);
    assertThat(run.shownStatuses("A-1")).as("a first run").containsExactly("CANCELLED");
    provider.on("lookUp", of -> new Outcome.Captured(of, eur(4210), "ch_1"));
    run.reopen(TERMS, CommandRequest.finding("k3", "simulator", "A-1-p1", "it was taken"));
    run.result("A-1");
    assertThat(run.shownStatuses("A-1"))
        .as("the run that reopens it")
        .containsExactly("AWAITING_PAYMENT", "CANCELLED", "CANCELLING", "REFUNDED");
  }

  @Test
  void a_false_alarm_reopens_the_order_looks_and_ends_it_again() {
    endAsCancelledWithAClosedAttempt(TERMS);
    provider.on("lookUp", Outcome.Closed::new);
    run.reopen(TERMS, CommandRequest.finding("k3", "simulator", "A-1-p1", "it was taken"));
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    assertThat(folded().review()).isNull();
  }

  @Test
  void money_that_no_order_asked_for_becomes_an_order_that_waits_for_a_person() {
    StartOrder terms = TERMS.from(new FoundMoney("simulator", "theirs-7", "ch_7"));
    run.start(terms);
    await(() -> run.view("A-1").review() != null);
    OrderView view = run.view("A-1");
    assertThat(view.status()).isEqualTo("CANCELLING");
    assertThat(view.review().kind()).isEqualTo("UNMATCHED_MONEY");
    assertThat(view.money().held()).isEqualTo(4210);
    assertThat(run.shownStatuses("A-1")).last().isEqualTo("CANCELLING");
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  void a_terminated_order_goes_on_from_its_books_with_the_next_command() {
    WorkflowStub stub = run.start(TERMS);
    pay("k1");
    stub.terminate("by mistake");
    CommandReply reply =
        run.reopen(TERMS, CommandRequest.cancel("k2", "customer", "changed my mind"));
    assertThat(reply.answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");
  }

  private void endAsCancelledWithAClosedAttempt(StartOrder terms) {
    provider.on("charge", Outcome.Unknown::new);
    run.start(terms);
    pay("k1");
    cancel("k2");
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
  }

  private static StartOrder holdingLateMoney() {
    return new StartOrder(
        TERMS.orderId(),
        TERMS.customerId(),
        TERMS.amount(),
        TERMS.description(),
        TERMS.payWithin(),
        TERMS.capture(),
        "HOLD_FOR_REVIEW",
        TERMS.refundWindow(),
        TERMS.metadata(),
        TERMS.providers(),
        null);
  }

  private Order folded() {
    return FactJson.fold(books.facts("A-1"));
  }

  private void slipIn(Fact fact, String runId) {
    books.slipIn("A-1", FactJson.write(fact), runId);
  }

  private void awaitFacts(int count) {
    await(() -> books.facts("A-1").size() >= count);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited 20 s for nothing");
      }
      Thread.onSpinWait();
    }
  }

  private CommandReply pay(String id) {
    return run.execute("A-1", CommandRequest.pay(id, "simulator", "tok_ok", null));
  }

  private CommandReply cancel(String id) {
    return run.execute("A-1", CommandRequest.cancel(id, "customer", "changed my mind"));
  }

  private CommandReply fulfil(String id) {
    return run.execute("A-1", CommandRequest.fulfil(id));
  }
}
