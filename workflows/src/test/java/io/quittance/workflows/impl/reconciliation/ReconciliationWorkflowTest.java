package io.quittance.workflows.impl.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.ReconciliationResult;
import io.quittance.workflows.contract.ReconciliationWorkflow;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a reconciliation goes from page to page, in skipped time. */
class ReconciliationWorkflowTest {

  private static final String QUEUE = "reconciliation";

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder()
                      .setDataConverter(OrderDataConverter.create())
                      .build())
              .build());

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void every_page_is_done_once_and_in_order() {
    ScriptedReconciliation pages = new ScriptedReconciliation(3);
    ReconciliationResult result = start(pages).getResult(ReconciliationResult.class);
    assertThat(result).isEqualTo(new ReconciliationResult(7, "IN_LINE", 3, 0, 0, 0));
    assertThat(pages.compared()).containsExactly(1, 2, 3);
    assertThat(pages.finished()).containsExactly(result);
  }

  @Test
  void a_page_that_fails_is_done_again_and_none_before_it() {
    ScriptedReconciliation pages = new ScriptedReconciliation(3);
    pages.failNext(12);
    assertThat(start(pages).getResult(ReconciliationResult.class).outcome()).isEqualTo("IN_LINE");
    assertThat(pages.begun()).isEqualTo(1);
    assertThat(pages.compared()).containsExactly(1, 2, 3);
  }

  @Test
  void a_reconciliation_that_does_not_get_through_in_an_hour_says_so() {
    ScriptedReconciliation pages = new ScriptedReconciliation(3);
    pages.failNext(Integer.MAX_VALUE);
    WorkflowStub run = start(pages);
    assertThatThrownBy(() -> run.getResult(ReconciliationResult.class))
        .isInstanceOf(WorkflowFailedException.class);
    assertThat(pages.finished())
        .extracting(ReconciliationResult::outcome)
        .containsExactly("FAILED");
  }

  @Test
  void a_long_one_goes_on_in_another_run_where_it_was() {
    ScriptedReconciliation pages = new ScriptedReconciliation(501);
    WorkflowStub run = start(pages);
    assertThat(run.getResult(ReconciliationResult.class).ordersProven()).isEqualTo(501);
    assertThat(pages.begun()).isEqualTo(1);
    assertThat(pages.compared()).isEqualTo(IntStream.rangeClosed(1, 501).boxed().toList());
    assertThat(environment.getWorkflowClient().fetchHistory("quittance-reconciliation").getEvents())
        .as("the last run's own events")
        .hasSizeLessThan(30);
  }

  /** As the schedule does: without any input. */
  private WorkflowStub start(ScriptedReconciliation pages) {
    Worker worker = environment.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(ReconciliationWorkflowImpl.class);
    worker.registerActivitiesImplementations(pages);
    environment.start();
    WorkflowStub stub =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                ReconciliationWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId("quittance-reconciliation")
                    .build());
    stub.start();
    return stub;
  }
}
