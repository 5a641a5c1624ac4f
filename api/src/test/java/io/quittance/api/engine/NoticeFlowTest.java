package io.quittance.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.quittance.api.Samples;
import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.Notices;
import io.quittance.api.orders.OrdersFault;
import io.quittance.domain.NoticeClaim;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.SignalWithStartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class NoticeFlowTest {

  private static final CommandRequest CAPTURED =
      CommandRequest.notice("simulator", "e-1", "A-1-p1", NoticeClaim.CAPTURED);

  private final FakeTemporal temporal = new FakeTemporal();
  private final Notices notices = new NoticeFlow(temporal.engine());

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void what_the_order_takes_is_accepted_and_nobody_waits_for_its_look() {
    temporal.update = FakeTemporal::accepted;
    temporal.poll = () -> null;

    long start = System.nanoTime();

    assertThat(told()).isEqualTo(NoticeHearing.ACCEPTED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void what_was_taken_before_is_accepted() {
    temporal.update =
        () ->
            FakeTemporal.answered(
                new CommandReply(
                    CommandReply.Answer.ACCEPTED, null, null, null, "notice", "f", null, true));

    assertThat(told()).isEqualTo(NoticeHearing.ACCEPTED);
  }

  @Test
  void what_the_order_turns_away_is_known_or_too_early() {
    temporal.update = () -> FakeTemporal.turnedAway(OrderWorkflow.NOTICE_KNOWN);
    assertThat(told()).isEqualTo(NoticeHearing.KNOWN);

    temporal.update = () -> FakeTemporal.turnedAway(OrderWorkflow.NOTICE_TOO_EARLY);
    assertThat(told()).isEqualTo(NoticeHearing.TOO_EARLY);

    assertThat(temporal.calls).containsExactly("update", "update");
  }

  @Test
  void what_is_turned_away_for_a_reason_nobody_knows_is_told_again() {
    temporal.update = () -> FakeTemporal.turnedAway("java.lang.IllegalArgumentException");

    assertThat(told()).isEqualTo(NoticeHearing.TOO_EARLY);
  }

  @Test
  void without_a_worker_it_goes_as_a_signal_within_seconds() {
    long start = System.nanoTime();

    assertThat(told()).isEqualTo(NoticeHearing.SIGNALLED);

    assertThat(temporal.calls).contains("signal notice");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(2900), Duration.ofSeconds(5));
  }

  @Test
  void an_order_with_too_many_updates_in_flight_is_told_again_and_not_signalled() {
    temporal.update =
        () -> {
          throw FakeTemporal.failing(Status.RESOURCE_EXHAUSTED);
        };

    assertThat(told()).isEqualTo(NoticeHearing.TOO_EARLY);
    assertThat(temporal.calls).containsExactly("update");
  }

  @Test
  void an_order_that_does_not_run_is_gone() {
    temporal.update =
        () -> {
          throw FakeTemporal.failing(Status.NOT_FOUND);
        };

    assertThat(told()).isEqualTo(NoticeHearing.GONE);
  }

  @Test
  void an_engine_that_is_away_is_a_fault() {
    temporal.stop();

    assertThatThrownBy(this::told).isInstanceOf(OrdersFault.class);
  }

  @Test
  void an_order_runs_while_its_workflow_does() {
    temporal.started = StartWorkflowExecutionRequest.getDefaultInstance();

    assertThat(notices.isRunning("A-1")).isTrue();
    assertThat(temporal.calls).containsExactly("describe");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "WORKFLOW_EXECUTION_STATUS_COMPLETED",
        "WORKFLOW_EXECUTION_STATUS_FAILED",
        "WORKFLOW_EXECUTION_STATUS_TERMINATED"
      })
  void an_order_whose_workflow_has_ended_somehow_does_not_run(WorkflowExecutionStatus status) {
    temporal.started = StartWorkflowExecutionRequest.getDefaultInstance();
    temporal.status = status;

    assertThat(notices.isRunning("A-1")).isFalse();
  }

  @Test
  void an_order_that_the_engine_does_not_know_does_not_run() {
    assertThat(notices.isRunning("A-1")).isFalse();
  }

  @Test
  void whether_an_order_runs_is_not_known_while_the_engine_is_away() {
    temporal.stop();

    assertThatThrownBy(() -> notices.isRunning("A-1")).isInstanceOf(OrdersFault.class);
  }

  @Test
  void an_order_is_begun_again_by_the_notice_that_is_the_reason() {
    notices.reopen(Samples.start("A-1"), CAPTURED);

    assertThat(temporal.calls).containsExactly("start with signal notice");
    SignalWithStartWorkflowExecutionRequest request = Objects.requireNonNull(temporal.reopening);
    assertThat(request.getWorkflowId()).isEqualTo("order/A-1");
    assertThat(request.getWorkflowIdReusePolicy())
        .isEqualTo(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    assertThat(request.getWorkflowIdConflictPolicy())
        .isEqualTo(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
    assertThat(request.getInput().getPayloads(0).getData().toStringUtf8())
        .contains("\"journal\":true");
    assertThat(request.getSignalInput().getPayloads(0).getData().toStringUtf8())
        .contains("notice:simulator:e-1", "A-1-p1", "CAPTURED");
  }

  private NoticeHearing told() {
    return notices.tell("A-1", CAPTURED);
  }
}
