package io.quittance.worker;

import io.grpc.StatusRuntimeException;
import io.quittance.workflows.contract.EngineConnection;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the worker polls and the engine answers: what readiness means here. */
@Component("engine")
class EngineHealth extends AbstractHealthIndicator {

  private final WorkerLifecycle lifecycle;
  private final EngineProbe probe;
  private final EngineConnection connection;

  EngineHealth(WorkerLifecycle lifecycle, EngineProbe probe, EngineConnection connection) {
    this.lifecycle = lifecycle;
    this.probe = probe;
    this.connection = connection;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.withDetail("address", connection.address());
    builder.withDetail("polling", lifecycle.isPolling());
    try {
      probe.check();
      builder.status(lifecycle.isPolling() ? "UP" : "OUT_OF_SERVICE");
    } catch (StatusRuntimeException e) {
      builder.down().withDetail("engine", e.getStatus().getCode().name());
    }
  }
}
