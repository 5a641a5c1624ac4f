package io.quittance.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the engine is started: as the {@code quittance} script starts it. */
final class Engine {

  private static final List<String> SETTINGS =
      List.of(
          "system.enableActivityEagerExecution=true",
          "history.transferProcessorMaxPollRPS=2000",
          "history.timerProcessorMaxPollRPS=2000",
          "history.transferProcessorUpdateAckInterval=\"5s\"",
          "history.visibilityProcessorUpdateAckInterval=\"5s\"",
          "matching.numTaskqueueReadPartitions=1",
          "matching.numTaskqueueWritePartitions=1");

  private static final List<String> SEARCH_ATTRIBUTES =
      List.of("OrderStatus=Keyword", "CustomerId=Keyword", "HeldMinor=Int", "NeedsReview=Bool");

  private Engine() {}

  /**
   * Returns the command.
   *
   * @param settings what is set beside the usual, as {@code key=value}
   */
  static List<String> command(
      Path folder, int port, int uiPort, int metricsPort, List<String> settings) {
    List<String> command = new ArrayList<>(List.of(binary(), "server", "start-dev"));
    command.addAll(List.of("--port", "" + port, "--ui-port", "" + uiPort, "--log-level", "warn"));
    command.addAll(List.of("--metrics-port", "" + metricsPort));
    Path file = folder.resolve("temporal.db").toAbsolutePath();
    command.addAll(List.of("--db-filename", file.toString()));
    each(command, "--sqlite-pragma", List.of("journal_mode=wal", "synchronous=normal"));
    each(command, "--dynamic-config-value", SETTINGS);
    each(command, "--dynamic-config-value", settings);
    each(command, "--search-attribute", SEARCH_ATTRIBUTES);
    return command;
  }

  private static void each(List<String> command, String option, List<String> values) {
    values.forEach(value -> command.addAll(List.of(option, value)));
  }

  static String binary() {
    return program("QUITTANCE_TEMPORAL_BIN", "Temporal CLI: run these suites by ./quittance test");
  }

  /** Returns what a variable names, which the script sets. */
  static String program(String variable, String what) {
    String program = System.getenv(variable);
    if (program == null) {
      throw new AssertionError(variable + " names no " + what);
    }
    return program;
  }
}
