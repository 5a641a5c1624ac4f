package io.quittance.e2e.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of a process, and of one that has gone meanwhile. */
class ProcessFiguresTest {

  @Test
  void a_process_that_runs_is_told_of() {
    ProcessFigures own = new ProcessFigures(ProcessHandle.current().pid());
    assertThat(own.look().orElseThrow().threads()).isPositive();
    assertThat(own.look().orElseThrow().openFiles()).isPositive();
    assertThat(own.look().orElseThrow().residentMib()).isPositive();
  }

  @Test
  void of_one_that_has_gone_there_is_nothing() throws Exception {
    Process process = new ProcessBuilder("true").start();
    assertThat(process.waitFor()).isZero();
    assertThat(new ProcessFigures(process.pid()).look()).isEmpty();
  }
}
