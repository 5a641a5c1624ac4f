package io.quittance.simulator.journal;

import io.quittance.simulator.core.BrokenBooks;
import io.quittance.simulator.core.Event;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.ObjLongConsumer;
import tools.jackson.core.JacksonException;

/** The reading of a file of events from its beginning. */
final class Replay {

  private final Path file;
  private final ObjLongConsumer<Event> sink;
  private long lineNumber = 1;
  private long lineStart;

  private Replay(Path file, ObjLongConsumer<Event> sink) {
    this.file = file;
    this.sink = sink;
  }

  /**
   * Hands every event to the sink, with the number of its line.
   *
   * @param file named in what is said about the channel
   * @return where the last whole line ends and whether a line without its end was found there
   * @throws UnreadableJournal when a line is broken
   */
  static End of(Path file, FileChannel channel, ObjLongConsumer<Event> sink) throws IOException {
    // Through the channel that holds the lock: closing a second one would release the lock.
    InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    return new Replay(file, sink).lines(bytes);
  }

  private End lines(InputStream bytes) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    for (int b = bytes.read(); b >= 0; b = bytes.read()) {
      if (b == '\n') {
        take(line.toByteArray());
        lineStart += line.size() + 1L;
        lineNumber++;
        line.reset();
      } else {
        line.write(b);
      }
    }
    return end(line.toByteArray());
  }

  private End end(byte[] rest) {
    if (rest.length == 0) {
      return new Clean();
    }
    // A torn line never closes its outermost brace; a last line that an editor left unended does.
    if (!isWhole(rest)) {
      return new Torn(lineNumber, lineStart);
    }
    take(rest);
    return new Unended();
  }

  private void take(byte[] line) {
    if (new String(line, StandardCharsets.UTF_8).isBlank()) {
      return;
    }
    try {
      sink.accept(EventLines.read(line), lineNumber);
    } catch (JacksonException e) {
      throw broken(
          "it is not an event (" + e.getOriginalMessage().lines().findFirst().orElse("") + ")");
    } catch (BrokenBooks e) {
      throw broken(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isWhole(byte[] line) {
    try {
      EventLines.read(line);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  private UnreadableJournal broken(String why) {
    return new UnreadableJournal(
        "The books are broken at " + file + " line " + lineNumber + ": " + why + ".");
  }

  /** How a file ends. */
  sealed interface End {}

  /** With a whole line, or without any. */
  record Clean() implements End {}

  /** With a whole line that lacks its line feed. */
  record Unended() implements End {}

  /** With a part of a line, which starts at that byte. */
  record Torn(long line, long start) implements End {}
}
