package io.quittance.e2e;

import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowTaskCompletedEventAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The worker's builds of one deployment, and what an operator does about them. */
final class Builds {

  static final String DEPLOYMENT = "quittance";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern FAILED_TASKS =
      Pattern.compile("(?m)^temporal_workflow_task_execution_failed(_total)?\\{.*} (.*)$");

  private final Stack stack;

  Builds(Stack stack) {
    this.stack = stack;
  }

  /** What makes a worker a build of this deployment. */
  static Map<String, String> named(String build) {
    return Map.of("WORKER_DEPLOYMENT", DEPLOYMENT, "WORKER_BUILD_ID", build);
  }

  /** Runs a command of the Temporal CLI against the stack's engine and returns what it says. */
  String operator(String... command) {
    List<String> line = new ArrayList<>(List.of(Engine.binary()));
    line.addAll(List.of(command));
    line.addAll(List.of("--address", stack.engineAddress()));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", line) + " says: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Does so again while the engine still takes note of the build's workers. */
  void makeCurrent(String build) {
    Await.until(
        build + " is current",
        SOON,
        () -> {
          var _ =
              operator(
                  "worker",
                  "deployment",
                  "set-current-version",
                  "--deployment-name",
                  DEPLOYMENT,
                  "--build-id",
                  build,
                  "--yes");
          return true;
        });
  }

  /** Whether no run is left that is pinned to a build, as the engine tells it. */
  boolean isDrained(String build) {
    String said =
        operator(
            "worker",
            "deployment",
            "describe-version",
            "--deployment-name",
            DEPLOYMENT,
            "--build-id",
            build,
            "--output",
            "json");
    JsonNode drainage = Http.JSON.readTree(said).path("drainageInfo");
    return drainage.path("drainageStatus").asString("").equals("drained");
  }

  /** Takes an order off the build that it is pinned to. */
  void move(String orderId) {
    var _ =
        operator(
            "workflow",
            "update-options",
            "--workflow-id",
            OrderWorkflows.workflowId(orderId),
            "--versioning-override-behavior",
            "auto_upgrade");
  }

  /** Takes all runs off a build that are pinned to it. */
  void moveAll(String build) {
    var _ =
        operator(
            "workflow",
            "update-options",
            "--query",
            running(build),
            "--versioning-override-behavior",
            "auto_upgrade",
            "--reason",
            "build " + build + " is given up",
            "--yes");
  }

  /** What lists the runs that are open on a build. */
  static String running(String build) {
    return "ExecutionStatus='Running' AND TemporalWorkerDeploymentVersion='%s:%s'"
        .formatted(DEPLOYMENT, build);
  }

  /** Waits until orders that are placed go to a build. */
  void awaitNewOrdersOn(String build) {
    Await.until(
        "new orders go to build " + build,
        SOON,
        () -> {
          String id = stack.shop().place("canary");
          awaitFirstTask(id);
          return of(stack.history(id)).equals(Set.of(build));
        });
  }

  void awaitFirstTask(String id) {
    Await.until(id + " has been taken", SOON, () -> !of(stack.history(id)).isEmpty());
  }

  /** The builds that did a run's tasks. */
  static Set<String> of(List<HistoryEvent> history) {
    Set<String> builds = new TreeSet<>();
    for (HistoryEvent event : history) {
      if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
        WorkflowTaskCompletedEventAttributes task = event.getWorkflowTaskCompletedEventAttributes();
        WorkerDeploymentVersion version = task.getDeploymentVersion();
        builds.add(version.getBuildId().isEmpty() ? "none" : version.getBuildId());
      }
    }
    return builds;
  }

  /** The tasks of a run that a worker could not do. */
  static List<HistoryEvent> failedTasks(List<HistoryEvent> history) {
    return history.stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
        .toList();
  }

  /** How many tasks of orders a worker says that it could not do. */
  static double failedTasksOf(Http worker) {
    return FAILED_TASKS
        .matcher(worker.get("/actuator/prometheus").body())
        .results()
        .mapToDouble(line -> Double.parseDouble(line.group(2)))
        .sum();
  }
}
