package io.quittance.e2e;

import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Histories of the real server, replayed by the code of today. With {@code -Dhistories=write} they
 * are kept for {@code workflows}, which replays them for ever.
 */
final class Recording implements AutoCloseable {

  private static final Path RECORDED =
      Path.of("..", "workflows", "src", "test", "resources", "histories", "with-books");
  private static final Duration LISTED = Duration.ofSeconds(30);

  private final Stack stack;
  private final Replay replay = new Replay();

  Recording(Stack stack) {
    this.stack = stack;
  }

  /** Takes the history of an order's last run: one that was terminated before can't be replayed. */
  void take(String path, String id) {
    take(path, stack.client.fetchHistory(OrderWorkflows.workflowId(id)));
  }

  /** Takes the histories of an order's runs, of which there are so many at least. */
  void takeRuns(String path, String id, int atLeast) {
    List<WorkflowExecutionMetadata> runs = runs(id, atLeast);
    for (int i = 0; i < runs.size(); i++) {
      String runId = runs.get(i).getExecution().getRunId();
      take(
          path + "_run_" + (i + 1),
          stack.client.fetchHistory(OrderWorkflows.workflowId(id), runId));
    }
  }

  /** The list follows the runs, at some distance. */
  private List<WorkflowExecutionMetadata> runs(String id, int atLeast) {
    String query = "WorkflowId='%s'".formatted(OrderWorkflows.workflowId(id));
    return Await.value(
        atLeast + " runs of " + id,
        LISTED,
        () ->
            Optional.of(
                    stack
                        .client
                        .listExecutions(query)
                        .sorted(Comparator.comparing(WorkflowExecutionMetadata::getStartTime))
                        .toList())
                .filter(runs -> runs.size() >= atLeast));
  }

  private void take(String path, WorkflowExecutionHistory history) {
    replay.check(history);
    if ("write".equals(System.getProperty("histories"))) {
      write(path.toLowerCase(Locale.ROOT), history);
    }
  }

  /** Whoever ran the recording, and as which process, is nobody's business and changes nothing. */
  private static String anonymous(String json) {
    return json.replaceAll("\"[0-9]+@[^\"]*\"", "\"recorded\"");
  }

  private static void write(String name, WorkflowExecutionHistory history) {
    try {
      Files.createDirectories(RECORDED);
      Files.writeString(RECORDED.resolve(name + ".json"), anonymous(history.toJson(true)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    replay.close();
  }
}
