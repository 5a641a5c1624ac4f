package io.quittance.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/** The archive of Postgres programs, and the folder it becomes. */
final class Archive {

  private static final int OWNER_EXECUTES = 0100;
  private static final int NAME_BYTES = 8;

  private Archive() {}

  /**
   * Unpacks an archive, unless it is there already. The folder is named after the contents and
   * moved into place whole, so that neither a kill nor another start at the same time leaves a part
   * of it.
   */
  static Path unpack(byte[] archive, Path cache) throws IOException {
    Path folder = cache.resolve("postgres-" + name(archive));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(cache);
    // What a kill leaves of it is swept with the other builds of this name.
    Path workplace = Files.createTempDirectory(cache, "build-");
    try {
      extract(archive, workplace);
      Files.move(workplace, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another start may have been faster; its folder is the same.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    } finally {
      FileUtils.deleteDirectory(workplace.toFile());
    }
    return folder;
  }

  private static void extract(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        extract(entry, entries, entry.resolveIn(folder));
      }
    }
  }

  private static void extract(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolve("..").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String name(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
