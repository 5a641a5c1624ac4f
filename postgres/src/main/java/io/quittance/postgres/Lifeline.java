package io.quittance.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What stops the server when this process ends, in whatever way: a shell that waits for the end of
 * its input, which only this process can write. Postgres does not notice the death of its parent.
 */
final class Lifeline {

  /** It hears of the server after it was started itself, so that no moment is without it. */
  private static final String SCRIPT =
      "trap '' HUP INT TERM; read -r server || exit 0; read -r _; kill -INT \"$server\"";

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

  void hold(Process server) throws IOException {
    OutputStream line = shell.getOutputStream();
    line.write((server.pid() + "\n").getBytes(StandardCharsets.UTF_8));
    line.flush();
  }

  /** Stops the server: Postgres takes the signal for a fast shutdown. */
  void cut() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      // The shell is gone, and its caller sees that the server does not stop.
    }
  }

  /** Ends it for a server that has ended: its number may be another's soon. */
  void drop() {
    shell.destroyForcibly();
  }
}
