package io.quittance.api.engine;

import io.grpc.StatusRuntimeException;
import io.quittance.workflows.contract.EngineConnection;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the engine can be reached and knows our namespace; asked at most once a second. */
final class EngineHealth implements HealthIndicator {

  private static final Duration CALL = Duration.ofSeconds(1);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final WorkflowServiceStubs stubs;
  private final EngineConnection connection;
  private @Nullable Health last;
  private long lastAt;

  EngineHealth(WorkflowServiceStubs stubs, EngineConnection connection) {
    this.stubs = stubs;
    this.connection = connection;
  }

  @Override
  public synchronized Health health() {
    Health known = last;
    if (known != null && System.nanoTime() - lastAt < FRESH.toNanos()) {
      return known;
    }
    Health now = check();
    last = now;
    lastAt = System.nanoTime();
    return now;
  }

  private Health check() {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(CALL.toMillis(), TimeUnit.MILLISECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(connection.namespace()).build());
      return details(Health.up()).build();
    } catch (StatusRuntimeException e) {
      return details(Health.down()).withDetail("answer", e.getStatus().getCode().name()).build();
    }
  }

  private Health.Builder details(Health.Builder health) {
    return health
        .withDetail("address", connection.address())
        .withDetail("namespace", connection.namespace());
  }
}
