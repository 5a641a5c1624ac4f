package io.quittance.workflows.impl;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories that the real server recorded, one of each path, from before there were books and
 * since, replayed with the code of today. One that no longer replays is an order in production that
 * would stop: the change needs a flag in {@link Versions}.
 */
@NullUnmarked
class OrderReplayTest {

  private static final Path RECORDED = Path.of("src/test/resources/histories");

  private static OrderRun run;

  @BeforeAll
  static void open() {
    run = OrderRun.with(new ScriptedProvider());
  }

  @AfterAll
  static void close() {
    run.close();
  }

  static List<Path> histories() throws IOException {
    return in(RECORDED);
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void there_are_histories_to_replay() throws IOException {
    List<Path> withBooks = in(RECORDED.resolve("with-books"));
    assertThat(withBooks).hasSizeGreaterThanOrEqualTo(40);
    assertThat(histories()).as("and those from before").hasSize(withBooks.size() + 34);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void a_recorded_order_goes_the_same_way_again(Path history) throws Exception {
    run.replay(WorkflowExecutionHistory.fromJson(Files.readString(history)));
  }
}
