package io.quittance.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What an earlier run left of its server when it was killed: a server that runs on, children of one
 * that is dead, or the file that says where it ran.
 */
final class Leftovers {

  private static final long STOP_SECONDS = 30;
  private static final boolean HAS_PROC = Files.isDirectory(Path.of("/proc/self"));

  private final Path data;
  private final Programs programs;
  private final Consumer<String> say;

  Leftovers(Path data, Programs programs, Consumer<String> say) {
    this.data = data;
    this.programs = programs;
    this.say = say;
  }

  /**
   * Stops them.
   *
   * @throws StartRefused when a server on that data was not started by this program, or stays
   */
  void stop() {
    try {
      Optional<ProcessHandle> noted = noted();
      Optional<ProcessHandle> server = noted.filter(this::worksHere);
      if (server.isPresent()) {
        stopServer(server.get());
      }
      for (ProcessHandle orphan : ProcessHandle.allProcesses().filter(this::worksHere).toList()) {
        orphan.destroyForcibly();
        await(orphan);
      }
      if (noted.isPresent() && server.isEmpty()) {
        // The number belongs to another program by now, which Postgres can't tell.
        Files.deleteIfExists(note());
      }
    } catch (IOException e) {
      throw new StartRefused("What an earlier run left in " + data + " cannot be read: " + e);
    }
  }

  private void stopServer(ProcessHandle server) throws IOException {
    if (!isOurs(server)) {
      throw new StartRefused(
          "The data in " + data + " is in use by a Postgres (pid " + server.pid() + ").");
    }
    // It may be stopping by itself; what counts is that it ends.
    programs.run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-W"));
    await(server);
    say.accept("Stopped a Postgres (pid " + server.pid() + ") that an earlier run left behind.");
  }

  private void await(ProcessHandle process) {
    try {
      process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new StartRefused(
            "A Postgres that an earlier run left behind (pid " + process.pid() + ") does not end.");
      }
      throw e;
    }
  }

  private Path note() {
    return data.resolve("postmaster.pid");
  }

  /** The process with the number in that file, whatever it is by now. */
  private Optional<ProcessHandle> noted() throws IOException {
    if (!Files.exists(note())) {
      return Optional.empty();
    }
    String pid = Files.readString(note()).lines().findFirst().orElse("").strip();
    return pid.matches("[0-9]{1,10}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  private boolean worksHere(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    if (!info.command().map(command -> command.endsWith("/postgres")).orElse(false)) {
      return false;
    }
    if (HAS_PROC) {
      try {
        return data.equals(Path.of("/proc/" + process.pid() + "/cwd").toRealPath());
      } catch (IOException e) {
        return false;
      }
    }
    return info.commandLine().map(line -> line.contains(data.toString())).orElse(false);
  }

  private static boolean isOurs(ProcessHandle server) {
    return server
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(Server.MARK))
        .orElse(false);
  }
}
