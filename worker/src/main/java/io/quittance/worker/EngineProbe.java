package io.quittance.worker;

import io.quittance.workflows.contract.EngineConnection;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Asks whether the engine answers and knows our namespace. */
@Component
class EngineProbe {

  private static final int PATIENCE_SECONDS = 1;

  private final WorkflowServiceStubs stubs;
  private final EngineConnection connection;

  EngineProbe(WorkflowServiceStubs stubs, EngineConnection connection) {
    this.stubs = stubs;
    this.connection = connection;
  }

  /**
   * Returns quietly if it does, within a second.
   *
   * @throws io.grpc.StatusRuntimeException if it does not
   */
  void check() {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(connection.namespace()).build();
    stubs
        .blockingStub()
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .describeNamespace(request);
  }
}
