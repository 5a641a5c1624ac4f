package io.quittance.intake.kafka;

import io.quittance.intake.commands.Chains;
import io.quittance.intake.commands.CommandReader;
import io.quittance.intake.commands.Handling;
import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one partition that are being handled: different orders at once, each in its order.
 */
final class Batch {

  private static final byte[] NONE = {};

  private record Begun(long offset, CompletableFuture<Void> handled) {}

  private final Deque<Begun> begun = new ArrayDeque<>();
  private volatile boolean left;
  private long next;

  private Batch(long first) {
    this.next = first;
  }

  static Batch begin(
      List<ConsumerRecord<String, byte[]>> records,
      CommandReader reader,
      Handling handling,
      Outlets outlets,
      BooleanSupplier goesOn) {
    Batch batch = new Batch(records.getFirst().offset());
    Chains chains = new Chains();
    for (ConsumerRecord<String, byte[]> record : records) {
      Incoming message = incoming(record);
      Reading reading = reader.read(message);
      batch.begun.add(
          new Begun(
              record.offset(),
              chains.add(
                  reading.orderId(),
                  () ->
                      handling.handle(
                          message,
                          reading,
                          outlets.of(record.key()),
                          () -> !batch.left && goesOn.getAsBoolean()))));
    }
    return batch;
  }

  private static Incoming incoming(ConsumerRecord<String, byte[]> record) {
    SortedMap<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      headers.put(
          header.key(),
          header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Incoming(
        record.value() == null ? NONE : record.value(),
        headers,
        Map.of(
            "topic", record.topic(),
            "partition", "" + record.partition(),
            "offset", "" + record.offset()));
  }

  /** Returns the first offset that is not handled: where somebody else would have to go on. */
  long next() {
    while (!begun.isEmpty() && isDone(begun.getFirst().handled())) {
      next = begun.removeFirst().offset() + 1;
    }
    return next;
  }

  private static boolean isDone(CompletableFuture<Void> handled) {
    return handled.isDone() && !handled.isCompletedExceptionally();
  }

  boolean isHandled() {
    next();
    return begun.isEmpty();
  }

  /** Returns what ended the handling of a message that was still ours; null: nothing did. */
  @Nullable Throwable fault() {
    return begun.stream()
        .map(Begun::handled)
        .filter(CompletableFuture::isCompletedExceptionally)
        .map(CompletableFuture::exceptionNow)
        .filter(fault -> !(fault instanceof Handling.Abandoned))
        .findFirst()
        .orElse(null);
  }

  /** Whether nothing of it is at work any more, be it handled or left. */
  boolean isQuiet() {
    return begun.stream().allMatch(one -> one.handled().isDone());
  }

  /** Begins nothing more of it. */
  void leave() {
    left = true;
  }
}
