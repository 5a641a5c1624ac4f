package io.quittance.workflows.impl;

import static io.quittance.workflows.impl.OrderRun.TERMS;
import static io.quittance.workflows.impl.ScriptedProvider.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quittance.domain.Fact;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.RefusalCause;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderResult;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order as a durable process. Every history that a test makes is replayed at its end. */
@Timeout(60)
@NullUnmarked
class OrderWorkflowTest {

  private final ScriptedProvider provider = new ScriptedProvider();
  private OrderRun run = OrderRun.with(provider);

  @AfterEach
  void every_history_replays() throws Exception {
    run.replay("A-1");
    run.close();
  }

  @Test
  void a_paid_and_fulfilled_order_completes_when_its_refund_window_ends() {
    run.start(TERMS);
    assertThat(pay("k1").view().status()).isEqualTo("PAID");
    assertThat(fulfil("k2").view().status()).isEqualTo("FULFILLED");
    run.skip(Duration.ofDays(30));
    OrderResult result = run.result("A-1");
    assertThat(result.status()).isEqualTo("COMPLETED");
    assertThat(result.held()).isEqualTo(4210);
    assertThat(provider.calls()).containsExactly("charge A-1-p1");
  }

  @Test
  void a_cancel_before_any_payment_ends_the_order_without_a_call() {
    run.start(TERMS);
    assertThat(cancel("k1").view().status()).isEqualTo("CANCELLED");
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  void a_cancel_of_a_paid_order_returns_the_money_before_the_order_ends() {
    run.start(TERMS);
    pay("k1");
    CommandReply reply = cancel("k2");
    assertThat(reply.answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    OrderResult result = run.result("A-1");
    assertThat(result.status()).isEqualTo("REFUNDED");
    assertThat(result.held()).isZero();
    assertThat(result.provenZeroAt()).isNotNull();
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");
  }

  @Test
  void a_cancel_while_the_charge_is_in_flight_is_visible_at_once_and_returns_what_comes() {
    ScriptedProvider.Gate gate = provider.holdCharge();
    run.start(TERMS);
    WorkflowUpdateHandle<CommandReply> paying = startPay("k1");
    gate.awaitEntered();
    client().signal("cancel", CommandRequest.cancel("k2", "customer", "changed my mind"));
    assertThat(run.view("A-1").status()).isEqualTo("CANCELLING");
    assertThat(run.view("A-1").money().atRisk()).isEqualTo(4210);
    gate.open();
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(paying.getResult().answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");
  }

  @Test
  void a_notice_that_tells_nothing_new_is_turned_away_and_leaves_no_trace() {
    run.start(TERMS);
    pay("k1");
    long updates = updates();

    assertThat(turnedAway(NoticeClaim.CAPTURED)).startsWith(OrderWorkflow.NOTICE_KNOWN + ":");
    assertThat(updates()).isEqualTo(updates);
  }

  @Test
  void a_notice_about_a_call_that_is_under_way_is_turned_away_for_a_moment() {
    ScriptedProvider.Gate gate = provider.holdCharge();
    run.start(TERMS);
    var _ = startPay("k1");
    gate.awaitEntered();

    assertThat(turnedAway(NoticeClaim.CAPTURED)).startsWith(OrderWorkflow.NOTICE_TOO_EARLY + ":");
    gate.open();
  }

  /** How a sender sees that its notice was turned away. */
  private String turnedAway(NoticeClaim claim) {
    CommandRequest notice = CommandRequest.notice("simulator", "evt-1", "A-1-p1", claim);
    WorkflowUpdateHandle<CommandReply> sent =
        client().startUpdate(OrderRun.updateOptions(notice), notice);
    Throwable thrown = catchThrowable(sent::getResult);
    assertThat(thrown).isInstanceOf(WorkflowUpdateException.class);
    return ((ApplicationFailure) thrown.getCause()).getOriginalMessage();
  }

  /** The test server keeps the task that asked the validator, which a real one forgets. */
  private long updates() {
    return run.history("A-1").getEvents().stream()
        .filter(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
        .count();
  }

  @Test
  void a_charge_that_has_not_started_is_withdrawn_by_a_cancel() {
    run.close();
    run = OrderRun.withOneActivityAtATime(provider);
    ScriptedProvider.Gate gate = provider.holdCharge();
    run.start(OrderRun.terms("B-1", Duration.ZERO));
    run.client()
        .newUntypedWorkflowStub("order/B-1")
        .signal("pay", CommandRequest.pay("k0", null, "tok_ok", null));
    gate.awaitEntered();

    run.start(TERMS);
    startPay("k1");
    cancel("k2");
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    gate.open();
    assertThat(provider.calls()).containsExactly("charge B-1-p1");
  }

  @Test
  void a_pay_and_a_cancel_that_one_task_brings_make_no_charge() {
    run.close();
    run = OrderRun.asleep(provider);
    WorkflowStub stub = run.start(TERMS);
    stub.signal("pay", CommandRequest.pay("k1", null, "tok_ok", null));
    stub.signal("cancel", CommandRequest.cancel("k2", null, null));
    run.wake();
    assertThat(run.result("A-1").status()).isEqualTo("CANCELLED");
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  void an_order_not_paid_in_time_expires_without_a_call() {
    run.start(TERMS);
    run.skip(Duration.ofMinutes(31));
    assertThat(run.result("A-1").status()).isEqualTo("EXPIRED");
    assertThat(provider.calls()).isEmpty();
  }

  @Test
  void an_unknown_charge_is_looked_up_and_a_never_seen_one_is_closed_before_it_counts_as_nothing() {
    provider.on("charge", Outcome.Unknown::new);
    run.start(TERMS);
    assertThat(pay("k1").view().payments().getFirst().status()).isEqualTo("UNKNOWN");
    run.skip(Duration.ofSeconds(2));
    OrderView view = run.view("A-1");
    assertThat(view.status()).isEqualTo("AWAITING_PAYMENT");
    assertThat(view.payments().getFirst().declineCode()).isEqualTo("not_completed");
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "lookUp A-1-p1", "close A-1-p1");
  }

  @Test
  void an_unknown_charge_that_went_through_pays_the_order() {
    provider.on("charge", Outcome.Unknown::new);
    provider.on("lookUp", of -> new Outcome.Captured(of, eur(4210), "ch_1"));
    run.start(TERMS);
    pay("k1");
    run.skip(Duration.ofSeconds(2));
    assertThat(run.view("A-1").status()).isEqualTo("PAID");
  }

  @Test
  void a_charge_activity_that_fails_in_an_unforeseen_way_leaves_the_outcome_unknown() {
    provider.on(
        "charge",
        of -> {
          throw new IllegalStateException("a bug in the adapter");
        });
    run.start(TERMS);
    assertThat(pay("k1").view().payments().getFirst().status()).isEqualTo("UNKNOWN");
  }

  @Test
  void a_declined_payment_leaves_the_order_open_for_another() {
    provider.on("charge", of -> new Outcome.Declined(of, "card_declined"));
    run.start(TERMS);
    OrderView view = pay("k1").view();
    assertThat(view.status()).isEqualTo("AWAITING_PAYMENT");
    assertThat(view.payments().getFirst().declineCode()).isEqualTo("card_declined");
    assertThat(pay("k2").view().status()).isEqualTo("PAID");
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "charge A-1-p2");
  }

  @Test
  void a_refund_that_is_turned_away_is_sent_again_by_its_activity_under_the_same_reference() {
    provider.on("refund", ScriptedProvider::notSentSoTryAgain);
    provider.on("refund", ScriptedProvider::notSentSoTryAgain);
    run.start(TERMS);
    pay("k1");
    cancel("k2");
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(provider.calls())
        .containsExactly("charge A-1-p1", "refund A-1-r1", "refund A-1-r1", "refund A-1-r1");
  }

  @Test
  void a_refused_refund_is_followed_by_the_next_number_until_one_works() {
    for (int i = 0; i < 3; i++) {
      provider.on("refund", of -> new Outcome.Refused(of, RefusalCause.OTHER));
    }
    run.start(TERMS);
    pay("k1");
    cancel("k2");
    run.skip(Duration.ofMinutes(1));
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(provider.calls()).endsWith("refund A-1-r2", "refund A-1-r3", "refund A-1-r4");
  }

  @Test
  void a_pending_refund_keeps_the_order_cancelling_until_the_money_is_back() {
    provider.on("refund", of -> new Outcome.RefundPending(of, "re_1"));
    provider.on("lookUp", of -> new Outcome.Refunded(of, eur(4210), "re_1"));
    run.start(TERMS);
    pay("k1");
    OrderView view = cancel("k2").view();
    assertThat(view.status()).isEqualTo("CANCELLING");
    assertThat(view.money().refunding()).isEqualTo(4210);
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
  }

  @Test
  void a_refund_pending_for_a_day_is_given_to_a_person_while_the_looks_go_on() {
    provider.on("refund", of -> new Outcome.RefundPending(of, "re_1"));
    for (int i = 0; i < 60; i++) {
      provider.on("lookUp", of -> new Outcome.RefundPending(of, "re_1"));
    }
    run.start(TERMS);
    pay("k1");
    cancel("k2");
    run.skip(Duration.ofHours(26));
    OrderView view = run.view("A-1");
    assertThat(view.status()).isEqualTo("CANCELLING");
    assertThat(view.review().kind()).isEqualTo("REFUND_OVERDUE");
    provider.on("lookUp", of -> new Outcome.Refunded(of, eur(4210), "re_1"));
    run.order("A-1").notice(null);
  }

  @Test
  void the_same_command_by_update_and_by_signal_is_one_command() {
    run.start(TERMS);
    CommandRequest pay = CommandRequest.pay("k1", null, "tok_ok", null);
    CommandReply first = run.execute("A-1", pay);
    client().signal("pay", pay);
    assertThat(run.execute("A-1", pay).reference()).isEqualTo(first.reference());
    cancel("k2");
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(provider.calls()).containsExactly("charge A-1-p1", "refund A-1-r1");
    assertThat(run.order("A-1").reply("k1").answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    assertThat(run.order("A-1").reply("k9")).isNull();
  }

  @Test
  void a_used_command_id_with_another_payload_is_refused() {
    run.start(TERMS);
    pay("k1");
    CommandReply reply = run.execute("A-1", CommandRequest.pay("k1", null, "tok_slow", null));
    assertThat(reply.code()).isEqualTo("command_id_reused");
    assertThat(cancel("k1").code()).isEqualTo("command_id_reused");
    assertThat(run.view("A-1").status()).isEqualTo("PAID");
  }

  @Test
  void a_person_may_cancel_from_the_signal_form_with_nothing_filled_in() {
    WorkflowStub stub = run.start(TERMS);
    pay("k1");
    stub.signal("cancel");
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    Fact answered =
        facts().stream().filter(f -> f instanceof Fact.CommandAnswered).toList().getLast();
    assertThat(((Fact.CommandAnswered) answered).id().value()).startsWith("ui-").endsWith("-1");
  }

  @Test
  void a_signal_with_half_the_fields_and_some_unknown_ones_is_understood() {
    WorkflowStub stub = run.start(TERMS);
    stub.signal("pay", Map.of("paymentMethod", "tok_ok", "timestamp", "1999-01-01T00:00:00Z"));
    stub.signal("cancel", Map.of("reason", "fraud", "amount", 17));
    OrderResult result = run.result("A-1");
    assertThat(result.held()).isZero();
    assertThat(run.view("A-1").cancellation().reason()).isEqualTo("fraud");
  }

  @Test
  void a_payment_without_a_method_is_a_refusal_that_is_kept() {
    WorkflowStub stub = run.start(TERMS);
    stub.signal("pay", Map.of("provider", "simulator"));
    assertThat(run.view("A-1").status()).isEqualTo("AWAITING_PAYMENT");
    assertThat(run.order("A-1").facts().getLast())
        .contains("FIELD_INVALID")
        .contains("paymentMethod");
    assertThat(provider.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"fraud\"", "17", "[]", "{\"amount\":\"lots\"}", "{\"reason\":{\"x\":1}}"})
  void a_persons_cancel_is_understood_whatever_json_comes_with_it(String input) {
    WorkflowStub stub = run.start(TERMS);
    pay("k1");
    stub.signal("cancel", OrderDataConverter.mapper().readTree(input));
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
  }

  @Test
  void a_refund_of_a_fraction_is_refused_and_not_rounded() {
    WorkflowStub stub = run.start(TERMS);
    pay("k1");
    stub.signal("refund", Map.of("amount", 17.9));
    assertThat(run.order("A-1").facts().getLast()).contains("AMOUNT_INVALID");
    assertThat(provider.calls()).containsExactly("charge A-1-p1");
  }

  @Test
  void a_reused_command_id_is_refused_at_once_while_the_first_command_is_still_in_flight() {
    ScriptedProvider.Gate gate = provider.holdCharge();
    run.start(TERMS);
    WorkflowUpdateHandle<CommandReply> paying = startPay("k1");
    gate.awaitEntered();
    assertThat(cancel("k1").code()).isEqualTo("command_id_reused");
    gate.open();
    assertThat(paying.getResult().reference()).isEqualTo("A-1-p1");
  }

  @Test
  void a_charge_that_no_worker_takes_before_the_deadline_is_never_sent() {
    run.close();
    run = OrderRun.withoutActivities();
    // The test server skips no time while an activity waits for a worker, so this time is real.
    run.start(OrderRun.payableFor(Duration.ofSeconds(2)));
    client().signal("pay", CommandRequest.pay("k1", null, "tok_ok", null));
    assertThat(run.result("A-1").status()).isEqualTo("EXPIRED");
  }

  @Test
  void temporals_own_cancel_is_an_operators_cancel_and_the_money_still_goes_back() {
    WorkflowStub stub = run.start(TERMS);
    pay("k1");
    stub.cancel();
    awaitClosedAsCanceled(stub);
    assertThat(run.view("A-1").status()).isEqualTo("REFUNDED");
    assertThat(run.view("A-1").cancellation().requestedBy()).isEqualTo("operator");
  }

  @Test
  void temporals_own_cancel_during_a_charge_waits_for_the_charge() {
    ScriptedProvider.Gate gate = provider.holdCharge();
    WorkflowStub stub = run.start(TERMS);
    WorkflowUpdateHandle<CommandReply> paying = startPay("k1");
    gate.awaitEntered();
    stub.cancel();
    // The test server, not the real one, hangs if the activity ends while a task withdraws it.
    assertThat(run.view("A-1").status()).isEqualTo("CANCELLING");
    gate.open();
    awaitClosedAsCanceled(stub);
    assertThat(run.view("A-1").status()).isEqualTo("REFUNDED");
    assertThat(paying.getResult().reference()).isEqualTo("A-1-p1");
  }

  @Test
  void an_update_that_is_no_command_is_rejected_and_leaves_no_trace() {
    run.start(TERMS);
    WorkflowStub stub = client();
    assertThatThrownBy(() -> stub.update("execute", CommandReply.class, CommandRequest.empty()))
        .isInstanceOf(WorkflowUpdateException.class);
    assertThat(run.history("A-1").getEvents())
        .noneMatch(event -> event.hasWorkflowExecutionUpdateAcceptedEventAttributes());
  }

  @Test
  void a_start_input_that_is_no_order_fails_the_workflow_instead_of_blocking_it() {
    WorkflowStub stub =
        run.start(new StartOrder("A-1", "c", null, null, null, null, null, null, null, null, null));
    assertThatThrownBy(() -> stub.getResult(OrderResult.class))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .hasMessageContaining("null");
  }

  @Test
  void the_facts_that_a_run_tells_fold_to_the_state_that_it_shows() {
    run.start(TERMS);
    pay("k1");
    cancel("k2");
    run.result("A-1");
    OrderView view = run.view("A-1");
    assertThat(OrderView.of(OrderMachine.fold(facts()), view.updatedAt())).isEqualTo(view);
    assertThat(FactJson.readOrder(run.order("A-1").state())).isEqualTo(OrderMachine.fold(facts()));
  }

  @Test
  void an_order_that_is_replayed_at_every_task_comes_to_the_same_end() {
    run.close();
    run = OrderRun.replayingEveryTask(provider);
    provider.on("charge", Outcome.Unknown::new);
    provider.on("lookUp", of -> new Outcome.Captured(of, eur(4210), "ch_1"));
    provider.on("refund", of -> new Outcome.Refused(of, RefusalCause.OTHER));
    run.start(TERMS);
    pay("k1");
    run.skip(Duration.ofSeconds(2));
    cancel("k2");
    assertThat(run.result("A-1").status()).isEqualTo("REFUNDED");
    assertThat(provider.calls())
        .containsExactly("charge A-1-p1", "lookUp A-1-p1", "refund A-1-r1", "refund A-1-r2");
  }

  private CommandReply pay(String key) {
    return run.execute("A-1", CommandRequest.pay(key, null, "tok_ok", null));
  }

  private WorkflowUpdateHandle<CommandReply> startPay(String key) {
    CommandRequest pay = CommandRequest.pay(key, null, "tok_ok", null);
    return client().startUpdate(OrderRun.updateOptions(pay), pay);
  }

  private CommandReply fulfil(String key) {
    return run.execute("A-1", CommandRequest.fulfil(key));
  }

  private CommandReply cancel(String key) {
    return run.execute("A-1", CommandRequest.cancel(key, "customer", "changed my mind"));
  }

  private WorkflowStub client() {
    return run.client().newUntypedWorkflowStub("order/A-1");
  }

  /** The SDK closes a run that it was asked to cancel as canceled, however its code returns. */
  private static void awaitClosedAsCanceled(WorkflowStub stub) {
    assertThatThrownBy(() -> stub.getResult(OrderResult.class))
        .hasRootCauseInstanceOf(CanceledFailure.class);
  }

  private List<Fact> facts() {
    return run.order("A-1").facts().stream().map(FactJson::read).toList();
  }
}
