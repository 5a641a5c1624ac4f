package io.quittance.intake.kafka;

import io.quittance.intake.commands.CommandReader;
import io.quittance.intake.commands.Handling;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that are ours. One with a batch at work is paused, so that no more comes of it;
 * the consumer goes on asking, so that the group keeps us. An offset is committed when everything
 * before it is handled.
 */
final class Partitions implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration COMMIT = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofSeconds(6);
  private static final long LOOK_MILLIS = 20;

  private final Consumer<String, byte[]> consumer;
  private final CommandReader reader;
  private final Handling handling;
  private final Outlets outlets;
  private final BooleanSupplier goesOn;
  private final Map<TopicPartition, Batch> batches = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private boolean told;

  Partitions(
      Consumer<String, byte[]> consumer,
      CommandReader reader,
      Handling handling,
      Outlets outlets,
      BooleanSupplier goesOn) {
    this.consumer = consumer;
    this.reader = reader;
    this.handling = handling;
    this.outlets = outlets;
    this.goesOn = goesOn;
  }

  /** Takes what has come, and commits what is handled. */
  void turn() {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    for (TopicPartition partition : records.partitions()) {
      consumer.pause(Set.of(partition));
      batches.put(
          partition, Batch.begin(records.records(partition), reader, handling, outlets, goesOn));
    }
    batches.forEach(Partitions::demandNoFault);
    if (commit(batches.keySet())) {
      resume();
    }
  }

  /** What broke a batch would leave its partition paused for ever: all is begun anew. */
  private static void demandNoFault(TopicPartition partition, Batch batch) {
    Throwable fault = batch.fault();
    if (fault != null) {
      throw new IllegalStateException("a message of " + partition + " cannot be handled", fault);
    }
  }

  /** Returns whether all that is handled is committed. */
  private boolean commit(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Batch batch = batches.get(partition);
      // Not only upwards: what was cut off and begins again is committed from its beginning.
      if (batch != null && !Long.valueOf(batch.next()).equals(committed.get(partition))) {
        offsets.put(partition, new OffsetAndMetadata(batch.next()));
      }
    }
    if (offsets.isEmpty()) {
      return true;
    }
    try {
      consumer.commitSync(offsets, COMMIT);
      offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
      told = false;
      return true;
    } catch (KafkaException e) {
      // Handled messages come again, and are then known by their command ids.
      if (!told) {
        LOG.warn("offsets are not committed: {}", e.toString());
        told = true;
      }
      return false;
    }
  }

  private void resume() {
    List<TopicPartition> handled =
        batches.entrySet().stream()
            .filter(entry -> entry.getValue().isHandled())
            .map(Map.Entry::getKey)
            .toList();
    handled.forEach(batches::remove);
    Set<TopicPartition> ours = consumer.assignment();
    consumer.resume(handled.stream().filter(ours::contains).toList());
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    leave(partitions);
    commit(partitions);
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    leave(partitions);
    forget(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  /** Ends with everything: what is begun is ended, the rest is left. */
  void leaveAll() {
    List<TopicPartition> all = List.copyOf(batches.keySet());
    leave(all);
    commit(all);
    forget(all);
  }

  private void leave(Collection<TopicPartition> partitions) {
    List<Batch> left = partitions.stream().filter(batches::containsKey).map(batches::get).toList();
    left.forEach(Batch::leave);
    long end = System.nanoTime() + QUIET.toNanos();
    try {
      while (!left.stream().allMatch(Batch::isQuiet) && System.nanoTime() < end) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(batches::remove);
    partitions.forEach(committed::remove);
  }
}
