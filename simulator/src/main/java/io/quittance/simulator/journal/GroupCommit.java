package io.quittance.simulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one writer of a file: what waits while it forces is written and forced together. */
final class GroupCommit implements AutoCloseable {

  private static final Entry END = new Entry(new byte[0], new CompletableFuture<>());

  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Disk disk;
  private final Consumer<IOException> onFailure;
  private final Thread writer;

  GroupCommit(Disk disk, Consumer<IOException> onFailure) {
    this.disk = disk;
    this.onFailure = onFailure;
    this.writer = Thread.ofPlatform().name("journal").daemon().start(this::run);
  }

  CompletableFuture<@Nullable Void> submit(byte[] bytes) {
    Entry entry = new Entry(bytes, new CompletableFuture<>());
    queue.add(entry);
    return entry.written();
  }

  @Override
  public void close() {
    queue.add(END);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      List<Entry> batch = new ArrayList<>();
      do {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch);
        write(batch);
        batch.forEach(entry -> entry.written().complete(null));
      } while (!batch.contains(END));
    } catch (IOException e) {
      // Nobody is told anything after this: an event that is not on the disk did not happen.
      onFailure.accept(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Entry> batch) throws IOException {
    int size = batch.stream().mapToInt(entry -> entry.bytes().length).sum();
    if (size == 0) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    batch.forEach(entry -> buffer.put(entry.bytes()));
    buffer.flip();
    disk.writeAndForce(buffer);
  }

  /** Where bytes are kept. */
  interface Disk {

    /** Writes all that remains in the buffer; returns when it would survive a loss of power. */
    void writeAndForce(ByteBuffer buffer) throws IOException;
  }

  private record Entry(byte[] bytes, CompletableFuture<@Nullable Void> written) {}
}
