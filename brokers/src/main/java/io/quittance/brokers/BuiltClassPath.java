package io.quittance.brokers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The class path on which this module runs, as its build wrote it down. */
final class BuiltClassPath {

  private BuiltClassPath() {}

  static String ofThisModule() {
    try {
      Path classes =
          Path.of(BuiltClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path others = Objects.requireNonNull(classes.getParent()).resolve("brokers.classpath");
      return classes + File.pathSeparator + Files.readString(others).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("this module was not built here", e);
    } catch (URISyntaxException e) {
      throw new AssertionError("class files have a path", e);
    }
  }
}
