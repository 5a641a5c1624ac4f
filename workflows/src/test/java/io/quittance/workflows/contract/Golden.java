package io.quittance.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Committed bytes. After an intended change: {@code mvn -pl workflows test -Dgolden=write}. */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  static void check(String file, Stream<String> lines) {
    List<String> now = lines.toList();
    try {
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(file), now);
      }
      assertThat(now).isEqualTo(Files.readAllLines(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
