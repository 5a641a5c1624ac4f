package io.quittance.brokers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data of one broker, which this process alone uses: the lock falls with the process, whatever
 * ends it.
 *
 * @param path the folder
 * @param lock the lock on it
 */
record DataFolder(Path path, FileLock lock) {

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
        throw new StartRefused("The data in " + folder + " is in use by another broker.");
      }
      return new DataFolder(real, lock);
    } catch (IOException e) {
      throw new StartRefused("The folder " + folder + " cannot be used for data: " + e);
    }
  }

  /** Writes a file of settings and returns where it is. */
  Path write(String name, String content) throws IOException {
    return Files.writeString(path.resolve(name), content);
  }
}
