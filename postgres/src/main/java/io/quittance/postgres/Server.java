package io.quittance.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running Postgres: a child of this process and of its process group. */
final class Server {

  /** The argument by which a later start knows a server for one of ours. */
  static final String MARK = "cluster_name=quittance";

  private static final long STOP_SECONDS = 8;

  private final Process process;
  private final Lifeline lifeline;
  private volatile boolean stopping;

  private Server(Process process, Lifeline lifeline) {
    this.process = process;
    this.lifeline = lifeline;
  }

  static Server start(Programs programs, Path data, Settings settings) {
    try {
      Lifeline lifeline = Lifeline.start();
      ProcessBuilder builder =
          new ProcessBuilder(programs.command("postgres", arguments(data, settings)))
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      Process process = builder.start();
      lifeline.hold(process);
      return new Server(process, lifeline);
    } catch (IOException e) {
      throw new StartRefused("Postgres cannot be started: " + e);
    }
  }

  /** Settings on the command line go before those in its files. */
  private static List<String> arguments(Path data, Settings settings) {
    List<String> arguments =
        new ArrayList<>(List.of("-D", data.toString(), "-p", "" + settings.port()));
    List<String> assignments = new ArrayList<>();
    assignments.add(MARK);
    Durability.SETTINGS.forEach(setting -> assignments.add(setting + "=on"));
    assignments.add("listen_addresses=" + Settings.HOST);
    // A socket file would be one more thing to clash on; everybody comes by TCP.
    assignments.add("unix_socket_directories=");
    assignments.add("timezone=UTC");
    assignments.add("log_timezone=UTC");
    assignments.forEach(assignment -> arguments.addAll(List.of("-c", assignment)));
    return arguments;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it was told to stop. */
  boolean isStopping() {
    return stopping;
  }

  /** Waits for its end, whoever brought it about, and returns its exit status. */
  int awaitEnd() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }

  /** Stops it: sessions are ended, what is committed is kept. Returns whether it went by itself. */
  synchronized boolean stop() {
    stopping = true;
    if (!process.isAlive()) {
      lifeline.drop();
      return process.exitValue() == 0;
    }
    lifeline.cut();
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lifeline.drop();
    }
    process.destroyForcibly().onExit().join();
    return false;
  }
}
