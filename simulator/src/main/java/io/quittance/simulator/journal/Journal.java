package io.quittance.simulator.journal;

import io.quittance.simulator.core.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** The file of all events, open for appending by this process alone. */
public final class Journal implements EventLog {

  private static final String FILE = "books.jsonl";

  private final FileChannel channel;
  private final GroupCommit commits;

  private Journal(FileChannel channel, Consumer<IOException> onFailure) {
    this.channel = channel;
    this.commits = new GroupCommit(this::writeAndForce, onFailure);
  }

  /**
   * Opens the file of a directory, creating both when missing, after every event in it was handed
   * to the sink with the number of its line, from 1. A torn last line, the trace of a kill, is cut
   * off.
   *
   * @param log told what was repaired
   * @param onFailure told once when the file can no longer be written
   * @throws UnreadableJournal when a line is broken or another process has the file
   */
  public static Journal open(
      Path directory,
      ObjLongConsumer<Event> sink,
      Consumer<String> log,
      Consumer<IOException> onFailure)
      throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      mend(channel, file, Replay.of(file, channel, sink), log);
      channel.position(channel.size());
      return new Journal(channel, onFailure);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> append(List<Event> events) {
    return commits.submit(EventLines.write(events));
  }

  @Override
  public void close() throws IOException {
    commits.close();
    channel.close();
  }

  private void writeAndForce(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    if (!locked(channel)) {
      throw new UnreadableJournal("The books " + file + " are open in another simulator.");
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void mend(FileChannel channel, Path file, Replay.End end, Consumer<String> log)
      throws IOException {
    switch (end) {
      case Replay.Clean _ -> {}
      case Replay.Unended _ -> {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
        channel.force(false);
      }
      case Replay.Torn(long line, long start) -> {
        log.accept("Cut off the torn last line of " + file + " (line " + line + ").");
        channel.truncate(start);
        channel.force(true);
      }
    }
  }
}
