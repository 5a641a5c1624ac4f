package io.quittance.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.intake.ScriptedApi;
import io.quittance.intake.Sent;
import io.quittance.intake.TestHandling;
import io.quittance.intake.Until;
import io.quittance.intake.commands.CommandReader;
import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Outlet;
import io.quittance.intake.commands.Reason;
import io.quittance.intake.commands.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a member of the group commits, where a real broker would be hard to bring there. */
@Timeout(90)
class PartitionsTest {

  private static final TopicPartition PARTITION = new TopicPartition("commands", 0);

  private final ScriptedApi api = ScriptedApi.start();
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

  @AfterEach
  void stop() {
    api.close();
    consumer.close();
  }

  @Test
  void after_a_topic_was_cut_off_what_comes_from_its_beginning_is_committed() {
    Partitions partitions = begin(new Taking());
    for (int i = 0; i < 3; i++) {
      send(i);
    }
    awaitCommitted(partitions, 3);
    consumer.seek(PARTITION, 0);
    send(0);
    awaitCommitted(partitions, 1);
  }

  @Test
  void what_breaks_the_handling_of_a_message_is_told_and_does_not_leave_its_partition_paused() {
    Partitions partitions =
        begin(
            new Taking() {
              @Override
              public void reply(Reply reply) {
                throw new IllegalStateException("on purpose");
              }
            });
    send(0);
    assertThatThrownBy(
            () ->
                Until.holds(
                    () -> "it breaks",
                    () -> {
                      partitions.turn();
                      return false;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("on purpose");
    assertThat(committed()).isIn(null, 0L);
  }

  private Partitions begin(Outlet outlet) {
    Partitions partitions =
        new Partitions(
            consumer,
            new CommandReader(),
            TestHandling.by(api.address()),
            key -> outlet,
            () -> true);
    consumer.subscribe(List.of(PARTITION.topic()), partitions);
    consumer.rebalance(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    return partitions;
  }

  private void send(long offset) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            offset,
            "A-1",
            Sent.cancel("A-1", "k" + offset).getBytes(StandardCharsets.UTF_8)));
  }

  private void awaitCommitted(Partitions partitions, long offset) {
    Until.holds(
        () -> committed() + " is committed, not " + offset,
        () -> {
          partitions.turn();
          return Long.valueOf(offset).equals(committed());
        });
  }

  private @Nullable Long committed() {
    @Nullable OffsetAndMetadata found = consumer.committed(Set.of(PARTITION)).get(PARTITION);
    return found == null ? null : Long.valueOf(found.offset());
  }

  private static class Taking implements Outlet {
    @Override
    public void reply(Reply reply) {}

    @Override
    public void bury(Incoming message, Reason reason) {}
  }
}
