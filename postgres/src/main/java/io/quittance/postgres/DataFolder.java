package io.quittance.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The data of one server, which this process alone uses: the lock falls with the process, whatever
 * ends it.
 *
 * @param data the folder that the server works in
 * @param lock the lock on it
 */
record DataFolder(Path data, FileLock lock) {

  private static final String MAJOR = "18";
  private static final String WORKPLACE = "data.new-";

  /**
   * Takes a folder.
   *
   * @throws StartRefused when another process has it, or it can't be used
   */
  static DataFolder take(Path folder) {
    try {
      Path real = Files.createDirectories(folder).toRealPath();
      FileChannel file =
          FileChannel.open(
              real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = file.tryLock();
      if (lock == null) {
        throw new StartRefused(
            "The data in " + folder + " is in use by another Postgres of Quittance.");
      }
      return new DataFolder(real.resolve("data"), lock);
    } catch (IOException e) {
      throw new StartRefused("The folder " + folder + " cannot be used for data: " + e);
    }
  }

  /** Makes it a server's data, unless it is. */
  void initialize(Programs programs) {
    try {
      Path version = data.resolve("PG_VERSION");
      if (Files.exists(version)) {
        refuseOther(Files.readString(version).strip());
      } else {
        create(programs);
      }
    } catch (IOException e) {
      throw new StartRefused("The data in " + data + " cannot be used: " + e);
    }
  }

  private void refuseOther(String version) {
    if (!version.equals(MAJOR)) {
      throw new StartRefused(
          "The data in " + data + " is of Postgres " + version + ", and this is " + MAJOR + ".");
    }
  }

  /** In a folder beside it that is moved into place whole: a kill must not leave half of it. */
  private void create(Programs programs) throws IOException {
    // A new one each time: the initdb of a start that was killed may still be at work in another.
    Path workplace = Files.createTempDirectory(data.resolveSibling(""), WORKPLACE);
    String failure = programs.run("initdb", arguments(workplace));
    if (failure.isEmpty()) {
      Files.move(workplace, data, StandardCopyOption.ATOMIC_MOVE);
    }
    sweep();
    if (!failure.isEmpty()) {
      throw new StartRefused(failure.replace("\n", " "));
    }
  }

  private void sweep() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(data.resolveSibling(""), WORKPLACE + "*")) {
      left.forEach(workplace -> FileUtils.deleteQuietly(workplace.toFile()));
    }
  }

  /** The built-in locale sorts alike on every system, so that data and its indexes can be moved. */
  private static List<String> arguments(Path workplace) {
    return List.of(
        "--pgdata=" + workplace,
        "--auth=trust",
        "--username=" + Database.SUPERUSER,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }
}
