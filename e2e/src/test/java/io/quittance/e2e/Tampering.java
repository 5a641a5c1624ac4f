package io.quittance.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Edits the provider's books behind its back, as the simulator's README says: while it stands. */
final class Tampering {

  private final Stack stack;
  private final Path file;

  Tampering(Stack stack) {
    this.stack = stack;
    this.file = stack.folder.resolve("simulator").resolve("books.jsonl");
  }

  /** A charge takes another amount than it was made for. */
  void takesInstead(String reference, long value) {
    edit(
        line ->
            line.contains("\"type\":\"charge_accepted\"") && isAbout(line, reference)
                ? line.replaceFirst("\"value\":[0-9]+", "\"value\":" + value)
                : line);
  }

  /** A refund never happened. */
  void neverRefunded(String reference) {
    edit(line -> line.startsWith("{\"type\":\"refund_") && isAbout(line, reference) ? "" : line);
  }

  /** A charge that was made and closed took the money after all. */
  void takesAfterAll(String reference) {
    append(
        "{\"type\":\"charge_captured\",\"at\":\"%s\",\"reference\":\"%s\"}"
            .formatted(Instant.now(), reference));
  }

  /** Money is taken that nobody asked for. */
  void takesUnasked(String reference, long value) {
    append(
        """
        {"type":"charge_accepted","at":"%1$s","reference":"%2$s","id":"ch_%2$s",\
        "amount":{"value":%3$d,"currency":"EUR"},"method":"tok_ok","capture":true,\
        "due":"%1$s","masked":false}"""
            .formatted(Instant.now(), reference, value));
  }

  private static boolean isAbout(String line, String reference) {
    return line.contains("\"reference\":\"" + reference + "\"");
  }

  private void edit(UnaryOperator<String> change) {
    whileStopped(
        () -> {
          List<String> before = Files.readAllLines(file);
          List<String> after = before.stream().map(change).toList();
          if (after.equals(before)) {
            throw new AssertionError("nothing to tamper with in " + file);
          }
          Files.write(file, after);
        });
  }

  private void append(String line) {
    whileStopped(() -> Files.writeString(file, line + "\n", StandardOpenOption.APPEND));
  }

  private interface Editing {
    void run() throws IOException;
  }

  private void whileStopped(Editing editing) {
    stack.simulator.stop();
    try {
      editing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stack.simulator.start();
    }
  }
}
