package io.quittance.brokers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What stops the server when this process ends, in whatever way: a shell that waits for the end of
 * its input, which only this process can write. Erlang does not notice the death of its parent.
 */
final class Lifeline {

  /** It hears of each program after it was started itself, so that no moment is without it. */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      read -r names || exit 0
      if read -r server; then
        read -r _
        kill -TERM "$server"
        waited=0
        while kill -0 "$server" 2>/dev/null && [ "$waited" -lt 80 ]; do
          sleep 0.1
          waited=$((waited + 1))
        done
        kill -KILL "$server" 2>/dev/null
      fi
      kill -KILL "$names"
      """;

  private final Process shell;

  private Lifeline(Process shell) {
    this.shell = shell;
  }

  static Lifeline start() throws IOException {
    return new Lifeline(
        new ProcessBuilder("sh", "-c", SCRIPT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Takes charge of a process: first of the register of names, then of the server. */
  void hold(Process process) throws IOException {
    OutputStream line = shell.getOutputStream();
    line.write((process.pid() + "\n").getBytes(StandardCharsets.UTF_8));
    line.flush();
  }

  /** Ends it for processes that have ended: their numbers may be another's soon. */
  void drop() {
    shell.destroyForcibly();
  }
}
