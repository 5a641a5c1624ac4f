package io.quittance.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs of a Postgres, unpacked once into a cache.
 *
 * @param folder the folder that has {@code bin}
 * @param asNobody whether each is started in a user namespace: Postgres refuses to run as root
 */
record Programs(Path folder, boolean asNobody) {

  private static final long RUN_SECONDS = 120;

  /**
   * The programs for this machine.
   *
   * @throws StartRefused when there are none for it, or its root can't run them
   */
  static Programs in(Path cache) {
    try (InputStream archive = archive()) {
      boolean root = "root".equals(System.getProperty("user.name"));
      if (root && !namespacesWork()) {
        throw new StartRefused(
            "Postgres does not run as root, and `unshare -U` does not work here: run as another"
                + " user, or name a database by DATABASE_URL.");
      }
      return new Programs(Archive.unpack(archive.readAllBytes(), cache), root);
    } catch (IOException e) {
      throw new StartRefused("The Postgres programs cannot be unpacked to " + cache + ": " + e);
    }
  }

  /** The resource that the binaries of this system bring. */
  private static InputStream archive() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String name = "/postgres-" + system + "-" + machine + ".txz";
    InputStream archive = Programs.class.getResourceAsStream(name);
    if (archive == null) {
      throw new StartRefused(
          "There is no Postgres for this machine (" + name + "): name a database by DATABASE_URL.");
    }
    return archive;
  }

  /** Whether a process can be nobody by a namespace, and nobody has a name, which initdb wants. */
  private static boolean namespacesWork() {
    try {
      Process process =
          new ProcessBuilder("unshare", "-U", "id", "-un")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(RUN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }

  /** The command line of one of the programs. */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (asNobody) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs one of the programs to its end.
   *
   * @return what it said, empty when it succeeded
   */
  String run(String program, List<String> arguments) throws IOException {
    Path said = Files.createTempFile(program, ".log");
    try {
      Process process =
          new ProcessBuilder(command(program, arguments))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (process.waitFor(RUN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return "";
      }
      process.destroyForcibly().waitFor();
      return program + " failed: " + Files.readString(said).strip();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    } finally {
      Files.deleteIfExists(said);
    }
  }
}
