package io.quittance.e2e;

import com.google.protobuf.Duration;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The Temporal server on Postgres, as {@code ./quittance up --engine=postgres} starts it. */
final class EngineOnPostgres {

  /** What the embedded Postgres has for it, each owned by a role of its name. */
  static final String DATABASES = "temporal,temporal_visibility";

  private static final Path SCRIPT = Path.of("..", "deploy", "local").toAbsolutePath().normalize();
  private static final Path SETTINGS = SCRIPT.resolve("temporal-server/settings.yaml");
  private static final long RETENTION_SECONDS = TimeUnit.DAYS.toSeconds(30);

  /** First the schema, from nothing or from where it is, then the server in the same process. */
  private static final String START =
      """
      set -e
      schema() {
        for task in "setup-schema --version 0.0" "update-schema --schema-name postgresql/v12/$2"; do
          "$SQL" --plugin postgres12 --ep 127.0.0.1 --port "$POSTGRES_PORT" --user $1 --db $1 $task
        done
      }
      schema temporal temporal
      schema temporal_visibility visibility
      exec "$SERVER" --root "$SCRIPT" --config temporal-server --env local --allow-no-auth start
      """;

  private EngineOnPostgres() {}

  static List<String> command() {
    return List.of("sh", "-c", START);
  }

  static Map<String, String> environment(
      Path folder, int port, int metricsPort, int postgresPort, List<String> settings) {
    Map<String, String> all = new TreeMap<>();
    all.put("SERVER", Engine.program("QUITTANCE_TEMPORAL_SERVER", "server: see docs/engines.md"));
    all.put("SQL", Engine.program("QUITTANCE_TEMPORAL_SQL", "schema tool: see docs/engines.md"));
    all.put("SCRIPT", SCRIPT.toString());
    all.put("ENGINE_SETTINGS", settings(folder, settings).toString());
    all.put("ENGINE_BIND", "127.0.0.1");
    all.put("ENGINE_HOST", "127.0.0.1");
    all.put("ENGINE_ADDRESS", "127.0.0.1:" + port);
    all.put("POSTGRES_PORT", "" + postgresPort);
    all.put("TEMPORAL_PORT", "" + port);
    all.put("TEMPORAL_METRICS_PORT", "" + metricsPort);
    for (String service : List.of("FRONTEND", "HISTORY", "MATCHING", "WORKER")) {
      all.put("TEMPORAL_" + service + "_RING_PORT", "" + Ports.free());
      all.putIfAbsent("TEMPORAL_" + service + "_PORT", "" + Ports.free());
    }
    return all;
  }

  /** The script's, and after them a suite's own. */
  private static Path settings(Path folder, List<String> own) {
    try {
      StringBuilder all = new StringBuilder(Files.readString(SETTINGS));
      for (String setting : own) {
        String[] both = setting.split("=", 2);
        all.append("%s:%n  - value: %s%n".formatted(both[0], both[1]));
      }
      return Files.writeString(folder.resolve("engine-settings.yaml").toAbsolutePath(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the namespace that start-dev has from the start, unless it is there. */
  static void makeNamespace(WorkflowServiceStubs stubs) {
    RegisterNamespaceRequest request =
        RegisterNamespaceRequest.newBuilder()
            .setNamespace("default")
            .setWorkflowExecutionRetentionPeriod(
                Duration.newBuilder().setSeconds(RETENTION_SECONDS).build())
            .build();
    try {
      var unused =
          stubs.blockingStub().withDeadlineAfter(5, TimeUnit.SECONDS).registerNamespace(request);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
