package io.quittance.e2e;

import io.quittance.workflows.contract.OrderDataConverter;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A stack's engine: its process, where it listens, and the client that asks it. */
final class StackEngine {

  final int uiPort = Ports.free();
  final Part part;
  final WorkflowClient client;
  private final EngineKind kind;
  private final int port = Ports.free();
  private final int metricsPort = Ports.free();
  private final WorkflowServiceStubs stubs;

  /**
   * Not started yet.
   *
   * @param settings the dynamic configuration beside the usual, as {@code key=value}
   */
  StackEngine(EngineKind kind, Path folder, int postgresPort, List<String> settings) {
    this.kind = kind;
    part =
        switch (kind) {
          case SQLITE -> part(folder, Engine.command(folder, port, uiPort, metricsPort, settings));
          case POSTGRES ->
              new Part(
                  "temporal",
                  EngineOnPostgres.command(),
                  EngineOnPostgres.environment(folder, port, metricsPort, postgresPort, settings),
                  folder,
                  this::answers);
        };
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address())
                // As worker and api do, who are compared with this one.
                .setGrpcCompression(GrpcCompression.NONE)
                .build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setDataConverter(OrderDataConverter.create())
                .build());
  }

  private Part part(Path folder, List<String> command) {
    return new Part("temporal", command, Map.of(), folder, this::answers);
  }

  /** Starts it, after what it stands on is ready. */
  void launch(Part postgres) {
    if (kind == EngineKind.POSTGRES) {
      postgres.awaitReady();
    }
    part.launch();
  }

  /** Where it listens. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** What it counts, for Prometheus. */
  Http metrics() {
    return new Http(metricsPort);
  }

  private boolean answers() {
    if (kind == EngineKind.POSTGRES) {
      EngineOnPostgres.makeNamespace(stubs);
    }
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace("default").build();
    return stubs
        .blockingStub()
        .withDeadlineAfter(1, TimeUnit.SECONDS)
        .describeNamespace(request)
        .isInitialized();
  }

  void disconnect() {
    stubs.shutdownNow();
    stubs.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
  }
}
