package io.quittance.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.quittance.api.Samples;
import io.quittance.api.orders.Answer;
import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.api.orders.Wait;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommandFlowTest {

  private static final CommandRequest PAY = CommandRequest.pay("k", "simulator", "tok_ok", null);
  private static final CommandRequest CANCEL = CommandRequest.cancel("k", null, null);
  private static final Wait LONG = Wait.upTo(Duration.ofSeconds(10));
  private static final Wait NOT = Wait.upTo(Duration.ZERO);
  private static final OrderView PAID = Samples.paid("PAID", "CAPTURED", null);
  private static final OrderView PAYING = Samples.paid("PAYING", "UNKNOWN", null);
  private static final OrderView COMPLETED = Samples.paid("COMPLETED", "CAPTURED", null);
  private static final CommandRequest REFUND = CommandRequest.refund("k", "shop", null, null, null);
  private static final OrderView REFUNDED = Samples.paid("REFUNDED", "CAPTURED", null);

  private final FakeTemporal temporal = new FakeTemporal();
  private final FakeBooks books = new FakeBooks();
  private final CommandFlow flow = new CommandFlow(temporal.engine(), books);

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void an_update_that_is_waited_for_needs_no_question() {
    temporal.update = FakeTemporal::accepted;
    temporal.poll = () -> FakeTemporal.polled(accepted(PAY, PAID));

    assertThat(given(PAY, LONG).order()).isEqualTo(PAID);
    assertThat(temporal.calls).containsExactly("update", "poll");
  }

  @Test
  void a_repeated_command_is_answered_by_the_order_of_now() {
    temporal.update = () -> FakeTemporal.answered(accepted(PAY, PAID));
    shown(REFUNDED);

    assertThat(given(PAY, LONG).order()).isEqualTo(REFUNDED);
  }

  @Test
  void a_refusal_needs_no_question() {
    temporal.update = () -> FakeTemporal.answered(refused(PAY, "already_paid", PAID));

    assertThat(given(PAY, LONG).reply().code()).isEqualTo("already_paid");
    assertThat(temporal.calls).containsExactly("update");
  }

  @Test
  void an_order_is_watched_until_the_command_has_settled() {
    temporal.update = FakeTemporal::accepted;
    temporal.poll = () -> FakeTemporal.polled(accepted(PAY, PAYING));
    shown(PAYING, PAYING, PAID);

    assertThat(given(PAY, LONG).order()).isEqualTo(PAID);
  }

  @Test
  void an_order_is_watched_no_longer_than_the_caller_waits() {
    temporal.update = FakeTemporal::accepted;
    temporal.poll = () -> FakeTemporal.polled(accepted(PAY, PAYING));
    shown(PAYING);

    long start = System.nanoTime();
    Answer.Given given = given(PAY, Wait.upTo(Duration.ofSeconds(1)));

    assertThat(given.order()).isEqualTo(PAYING);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
  }

  @Test
  void an_accepted_update_without_a_reply_in_time_is_kept() {
    temporal.update = FakeTemporal::accepted;
    shown(PAYING);

    assertThat(flow.give("A-1", PAY, NOT)).isEqualTo(new Answer.Kept(PAYING));
    assertThat(temporal.calls).doesNotContain("signal pay");
  }

  @Test
  void without_a_worker_the_command_goes_as_a_signal_within_seconds() {
    shown(PAYING);
    long start = System.nanoTime();

    assertThat(flow.give("A-1", CANCEL, NOT)).isEqualTo(new Answer.Kept(PAYING));

    assertThat(temporal.calls).contains("signal cancel");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(2900), Duration.ofSeconds(5));
  }

  @Test
  void who_waits_for_nothing_is_answered_once_the_signal_is_kept() {
    assertThat(flow.give("A-1", PAY, Wait.none())).isEqualTo(new Answer.Kept(null));
    assertThat(temporal.calls).containsExactly("signal pay");
  }

  @Test
  void an_update_too_many_is_tried_again_in_a_moment() {
    AtomicInteger tries = new AtomicInteger();
    temporal.update =
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw FakeTemporal.failing(Status.RESOURCE_EXHAUSTED);
          }
          return FakeTemporal.answered(refused(PAY, "payment_in_flight", PAYING));
        };

    assertThat(given(PAY, LONG).reply().code()).isEqualTo("payment_in_flight");
    assertThat(temporal.calls).containsExactly("update", "update", "update");
  }

  @Test
  void an_update_that_stays_too_many_goes_as_a_signal_and_is_answered_all_the_same() {
    temporal.update =
        () -> {
          throw FakeTemporal.failing(Status.RESOURCE_EXHAUSTED);
        };
    books.answer = accepted(PAY, null);
    shown(PAID);

    assertThat(given(PAY, NOT).order()).isEqualTo(PAID);
    assertThat(temporal.calls).containsSubsequence("update", "signal pay");
  }

  @Test
  void a_signal_whose_key_was_used_for_something_else_is_refused() {
    temporal.update =
        () -> {
          throw FakeTemporal.failing(Status.RESOURCE_EXHAUSTED);
        };
    books.answer = accepted(CANCEL, null);
    shown(PAID);

    assertThat(given(PAY, NOT).reply().code()).isEqualTo("command_id_reused");
  }

  @Test
  void an_ended_order_answers_what_it_answered_before() {
    end(REFUNDED);
    books.answer = accepted(PAY, null);

    Answer.Given given = given(PAY, LONG);

    assertThat(given.reply().answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    assertThat(given.order()).isEqualTo(REFUNDED);
  }

  @Test
  void an_ended_order_refuses_a_key_that_was_used_for_something_else() {
    end(REFUNDED);
    books.answer = accepted(CANCEL, null);

    assertThat(given(PAY, LONG).reply().code()).isEqualTo("command_id_reused");
  }

  @Test
  void an_ended_order_is_closed_for_a_payment_and_content_with_a_cancel() {
    end(REFUNDED);

    assertThat(given(PAY, LONG).reply().code()).isEqualTo("order_closed");
    assertThat(given(CANCEL, LONG).reply().answer()).isEqualTo(CommandReply.Answer.UNCHANGED);
    assertThat(given(CANCEL, Wait.none()).reply().answer())
        .isEqualTo(CommandReply.Answer.UNCHANGED);
  }

  @Test
  void a_decision_about_an_ended_order_is_answered_from_its_row() {
    CommandRequest resolve = CommandRequest.resolve("k", "kim", "REFUND_REFUSED", 9, "RETRY", null);
    end(REFUNDED);

    assertThat(given(resolve, LONG).reply().code()).isEqualTo("review_stale");

    books.answer = accepted(resolve, null);
    assertThat(given(resolve, LONG).reply().answer()).isEqualTo(CommandReply.Answer.ACCEPTED);
    assertThat(temporal.calls).containsOnly("update");
  }

  @Test
  void a_decision_is_kept_as_a_signal_where_no_worker_runs() {
    CommandRequest resolve = CommandRequest.resolve("k", "kim", "REFUND_REFUSED", 9, "RETRY", null);
    books.answer = accepted(resolve, null);
    shown(Samples.inReview(), Samples.inReview(), REFUNDED);

    assertThat(given(resolve, LONG).order()).isEqualTo(REFUNDED);
    assertThat(temporal.calls).containsSubsequence("update", "signal resolve");
  }

  @Test
  void an_order_that_ends_before_it_answers_is_asked_what_it_answered() {
    temporal.update = FakeTemporal::accepted;
    temporal.poll =
        () -> {
          throw FakeTemporal.failing(Status.NOT_FOUND);
        };
    books.answer = accepted(CANCEL, null);
    shown(REFUNDED);

    assertThat(given(CANCEL, LONG).order()).isEqualTo(REFUNDED);
  }

  @Test
  void a_refund_reopens_a_completed_order_from_its_journal() {
    end(COMPLETED);
    temporal.reopened = () -> FakeTemporal.answered(refused(REFUND, "payment_disputed", COMPLETED));

    assertThat(given(REFUND, LONG).reply().code()).isEqualTo("payment_disputed");
    assertThat(temporal.calls).containsExactly("update", "start with update");
    StartWorkflowExecutionRequest started = Objects.requireNonNull(temporal.started);
    assertThat(started.getWorkflowId()).isEqualTo("order/A-1");
    assertThat(started.getWorkflowIdReusePolicy())
        .isEqualTo(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    assertThat(started.getInput().getPayloads(0).getData().toStringUtf8())
        .contains("\"from\":{\"journal\":true");
  }

  @Test
  void a_refund_that_reopened_an_order_before_does_not_do_so_again() {
    end(COMPLETED);
    books.answer = refused(REFUND, "refund_exceeds_held", COMPLETED);

    assertThat(given(REFUND, LONG).reply().code()).isEqualTo("refund_exceeds_held");
    assertThat(temporal.calls).containsExactly("update");
  }

  @Test
  void a_refund_is_kept_though_no_worker_reopens_the_order() {
    end(COMPLETED);

    assertThat(flow.give("A-1", REFUND, NOT)).isEqualTo(new Answer.Kept(COMPLETED));
    assertThat(flow.give("A-1", REFUND, Wait.none())).isEqualTo(new Answer.Kept(null));
    assertThat(temporal.calls)
        .containsExactly(
            "update",
            "start with update",
            "start with signal refund",
            "signal refund",
            "start with signal refund");
  }

  @Test
  void an_order_whose_run_was_terminated_is_taken_up_again_by_a_command() {
    end(PAYING);
    books.answer = accepted(CANCEL, null);
    temporal.reopened = () -> FakeTemporal.answered(accepted(CANCEL, REFUNDED));
    shown(PAYING, REFUNDED);

    assertThat(given(CANCEL, LONG).order()).isEqualTo(REFUNDED);
    assertThat(temporal.calls).containsExactly("update", "start with update");
  }

  @Test
  void a_command_for_a_claimed_order_finishes_its_start() {
    end(PAYING);
    books.row = () -> new BookedOrder(Samples.start("A-1"), PAYING, false);
    temporal.update =
        () -> {
          if (temporal.started == null) {
            throw FakeTemporal.failing(Status.NOT_FOUND);
          }
          return FakeTemporal.answered(refused(CANCEL, "not_available", PAYING));
        };

    assertThat(given(CANCEL, LONG).reply().code()).isEqualTo("not_available");
    assertThat(temporal.calls).containsExactly("update", "start", "update");
  }

  @Test
  void an_order_that_was_terminated_before_it_wrote_a_fact_is_closed() {
    end(PAYING);
    books.row = () -> new BookedOrder(Samples.start("A-1"), PAYING, false);

    assertThat(given(CANCEL, LONG).reply().code()).isEqualTo("order_closed");
  }

  @Test
  void a_command_for_no_order_finds_none() {
    end(REFUNDED);
    books.row = () -> null;

    assertThat(flow.give("A-1", PAY, LONG)).isEqualTo(new Answer.NoSuchOrder());
    assertThat(flow.give("A-1", PAY, Wait.none())).isEqualTo(new Answer.NoSuchOrder());
  }

  @Test
  void a_command_that_no_workflow_takes_needs_the_books() {
    end(REFUNDED);
    books.away = true;

    assertThatThrownBy(() -> flow.give("A-1", PAY, LONG)).isInstanceOf(BooksUnavailable.class);
  }

  @Test
  void an_answer_that_is_not_in_the_books_yet_is_only_kept() {
    books.away = true;
    CommandReply reply = accepted(PAY, PAID);
    temporal.update = FakeTemporal::accepted;
    temporal.poll = () -> FakeTemporal.polled(unrecorded(reply));

    assertThat(flow.give("A-1", PAY, LONG)).isEqualTo(new Answer.Kept(PAID));
  }

  @Test
  void what_an_order_answered_after_its_end_and_before_the_books_had_that_is_answered_later() {
    CommandReply reply = reply(CommandReply.Answer.UNCHANGED, CANCEL, null, REFUNDED);
    temporal.update = () -> FakeTemporal.answered(unrecorded(reply));
    shown(REFUNDED);

    assertThat(given(CANCEL, NOT).reply().answer()).isEqualTo(CommandReply.Answer.UNCHANGED);
    assertThat(given(CANCEL, NOT).order()).isEqualTo(REFUNDED);
  }

  @Test
  void a_signal_that_comes_after_the_end_is_answered_though_it_leaves_no_fact() {
    temporal.update =
        () -> {
          throw FakeTemporal.failing(Status.RESOURCE_EXHAUSTED);
        };
    shown(REFUNDED);

    assertThat(given(PAY, NOT).reply().code()).isEqualTo("order_closed");
  }

  @Test
  void without_worker_and_books_nobody_waits() {
    books.away = true;
    long start = System.nanoTime();

    assertThat(flow.give("A-1", CANCEL, LONG)).isEqualTo(new Answer.Kept(null));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void a_settled_payment_is_told_though_the_books_go_away_meanwhile() {
    books.away = true;
    temporal.update = FakeTemporal::accepted;
    temporal.poll = () -> FakeTemporal.polled(accepted(PAY, PAYING));

    assertThat(given(PAY, LONG).order()).isEqualTo(PAYING);
  }

  @Test
  void an_engine_that_is_away_is_told_within_seconds() {
    assertThat(flow.give("A-1", PAY, Wait.none())).isEqualTo(new Answer.Kept(null));
    temporal.stop();
    long start = System.nanoTime();

    assertThatThrownBy(() -> flow.give("A-1", PAY, LONG))
        .isInstanceOfSatisfying(
            OrdersFault.class,
            fault -> assertThat(fault.code()).isEqualTo(ProblemCode.ENGINE_UNAVAILABLE));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  private void end(OrderView order) {
    temporal.update =
        () -> {
          throw FakeTemporal.failing(Status.NOT_FOUND);
        };
    temporal.takesSignals = false;
    shown(order);
  }

  private void shown(OrderView... views) {
    books.show(Samples.start("A-1"), views);
  }

  private Answer.Given given(CommandRequest request, Wait wait) {
    return (Answer.Given) flow.give("A-1", request, wait);
  }

  private static CommandReply unrecorded(CommandReply reply) {
    return new CommandReply(
        reply.answer(),
        reply.code(),
        reply.field(),
        reply.reference(),
        reply.kind(),
        reply.fingerprint(),
        reply.view(),
        false);
  }

  private static CommandReply accepted(CommandRequest request, @Nullable OrderView view) {
    return reply(CommandReply.Answer.ACCEPTED, request, null, view);
  }

  private static CommandReply refused(CommandRequest request, String code, OrderView view) {
    return reply(CommandReply.Answer.REFUSED, request, code, view);
  }

  private static CommandReply reply(
      CommandReply.Answer answer,
      CommandRequest request,
      @Nullable String code,
      @Nullable OrderView view) {
    return new CommandReply(
        answer,
        code,
        null,
        "A-1-p1",
        Replies.commandOf(request),
        request.fingerprint(request.kind()),
        view,
        true);
  }
}
