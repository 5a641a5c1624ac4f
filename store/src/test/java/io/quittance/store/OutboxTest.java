package io.quittance.store;

import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.quiet;
import static io.quittance.store.Samples.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final FreshBooks books = FreshBooks.open();
  private final Outbox outbox = books.store().outbox();
  private final OutboxLeases leases = outbox.leases();
  private final OutboxDeliveries deliveries = outbox.deliveries();

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void an_event_is_to_be_told_to_every_sink_that_is_on() {
    outbox.switchOn("one", "somewhere");
    outbox.switchOn("two", "elsewhere");
    paidAndRefunded("O-1");

    for (String sink : List.of("one", "two")) {
      assertThat(waiting(sink))
          .extracting(OutboxEvent::orderId, OutboxEvent::seq, OutboxEvent::type)
          .containsExactly(tuple("O-1", 2L, "Captured"), tuple("O-1", 3L, "Refunded"));
    }
    assertThat(waiting("one").getFirst().data()).isEqualTo("{\"money\": {\"held\": 4210}}");
  }

  @Test
  void while_no_sink_is_on_an_append_writes_no_delivery() {
    paidAndRefunded("O-1");

    assertThat(count("outbox")).isEqualTo(2);
    assertThat(count("outbox_delivery")).isZero();
  }

  @Test
  void a_sink_hears_of_what_is_kept_from_before_it_was_on_and_of_each_event_once() {
    for (int i = 0; i < 5; i++) {
      paidAndRefunded("O-" + i);
    }
    books.sql().sql("update outbox set published_at = now() where order_id = 'O-4'").update();
    outbox.switchOn("late", "somewhere");
    paidAndRefunded("O-5");
    outbox.switchOn("late", "somewhere else");

    assertThat(outbox.sinks().getFirst().filled()).isFalse();
    assertThat(outbox.fill("late", 3)).isFalse();
    while (!outbox.fill("late", 3)) {
      assertThat(outbox.sinks().getFirst().filled()).isFalse();
    }

    assertThat(outbox.sinks())
        .singleElement()
        .satisfies(sink -> assertThat(sink.filled()).isTrue())
        .satisfies(sink -> assertThat(sink.address()).isEqualTo("somewhere else"));
    assertThat(waiting("late"))
        .extracting(OutboxEvent::orderId)
        .containsExactlyInAnyOrder(
            "O-0", "O-0", "O-1", "O-1", "O-2", "O-2", "O-3", "O-3", "O-5", "O-5");
  }

  @Test
  void no_event_escapes_a_sink_that_is_switched_on_while_orders_are_written() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Future<Integer>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int w = 0; w < 4; w++) {
        String name = "W" + w;
        writers.add(
            threads.submit(
                () -> {
                  int orders = 0;
                  while (!enough.get()) {
                    paidAndRefunded(name + "-" + orders++);
                  }
                  return orders;
                }));
      }
      Until.holds("some are written", Duration.ofSeconds(20), () -> count("outbox") > 20);
      Until.holds("it is on", Duration.ofSeconds(20), () -> isSwitchedOn("amid"));
      long then = count("outbox");
      Until.holds("more are", Duration.ofSeconds(20), () -> count("outbox") > then + 20);
      enough.set(true);
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).isPositive();
      }
    }
    Until.holds("it is filled", Duration.ofSeconds(20), () -> outbox.fill("amid", 10));

    assertThat(count("outbox_delivery")).isEqualTo(count("outbox"));
  }

  @Test
  void relays_that_switch_a_sink_on_at_the_same_time_do_not_stop_each_other() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        String sink = "sink" + round;
        List<Future<?>> relays = new ArrayList<>();
        for (int relay = 0; relay < 4; relay++) {
          relays.add(threads.submit(() -> outbox.switchOn(sink, "somewhere")));
        }
        for (Future<?> relay : relays) {
          relay.get();
        }
      }
    }
    assertThat(outbox.sinks()).hasSize(20);
    assertThat(count("outbox_lease")).isEqualTo(20 * Outbox.PARTITIONS);
  }

  /** As a relay does it: an append may hold the lock for too long. */
  private boolean isSwitchedOn(String sink) {
    return outbox.switchOn(sink, "somewhere");
  }

  @Test
  void a_sink_is_not_on_while_others_lock_the_list_and_appends_go_on_in_between() throws Exception {
    try (Connection dump = connection()) {
      dump.setAutoCommit(false);
      try (Statement statement = dump.createStatement()) {
        statement.execute("lock table outbox_sink in access share mode");
      }
      assertThat(outbox.switchOn("sink", "somewhere")).isFalse();
      paidAndRefunded("O-1");
      assertThat(outbox.sinks()).isEmpty();
      dump.rollback();
    }
    assertThat(outbox.switchOn("sink", "somewhere")).isTrue();
  }

  /** As workers of the release before do it, while they are replaced one by one. */
  @Test
  void an_event_that_somebody_writes_who_knows_of_no_sinks_is_told_all_the_same() {
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded("O-1");
    books
        .sql()
        .sql(
            """
            insert into outbox (order_id, seq, type, status, revision, at)
            select order_id, seq, type, 'PAID', 1, at from journal
            """)
        .update();

    assertThat(count("outbox")).isEqualTo(5);
    assertThat(waiting("sink")).hasSize(5);
  }

  @Test
  void nothing_is_told_before_what_is_older_can_be() {
    List<String> orders = ofOnePartition(2);
    paidAndRefunded(orders.get(0));
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded(orders.get(1));
    OutboxLease lease =
        leases.take("sink", "r1", LONG, 32).stream()
            .filter(taken -> taken.partition() == partition(orders.get(0)))
            .findFirst()
            .orElseThrow();

    assertThat(deliveries.withWork("sink", List.of(lease.partition()))).isEmpty();
    assertThat(deliveries.next(lease, 10)).isEmpty();
    outbox.fill("sink", 10);
    assertThat(deliveries.withWork("sink", List.of(lease.partition()))).hasSize(1);
    assertThat(deliveries.next(lease, 10)).hasSize(4);
  }

  @Test
  void there_is_no_work_where_all_that_is_left_follows_what_waits() {
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded("O-1");
    OutboxLease lease = leaseWithWork("r1");
    deliveries.failed(lease, deliveries.next(lease, 1).getFirst().id(), LONG, "500");

    assertThat(deliveries.withWork("sink", List.of(lease.partition()))).isEmpty();
  }

  @Test
  void what_is_delivered_again_to_a_sink_that_is_off_leaves_nothing_behind() {
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded("O-1");
    OutboxLease lease = leaseWithWork("r1");
    OutboxEvent event = deliveries.next(lease, 1).getFirst();
    deliveries.givenUp(lease, event.id(), "410");
    books.sql().sql("delete from outbox_sink").update();

    outbox.deadLetters().redeliver("sink", List.of(event.id()));

    assertThat(count("outbox_delivery where outbox_id = " + event.id())).isZero();
  }

  @Test
  void a_sink_that_is_switched_off_leaves_nothing_behind() {
    outbox.switchOn("off", "somewhere");
    paidAndRefunded("O-1");

    assertThat(outbox.switchOff("off")).isTrue();
    assertThat(outbox.switchOff("off")).isFalse();

    for (String table : List.of("sink", "delivery", "dead", "lease", "relay")) {
      assertThat(count("outbox_" + table)).as(table).isZero();
    }
  }

  @Test
  void relays_never_have_the_same_lease_and_a_lease_changes_hands_once_it_is_over() {
    outbox.switchOn("sink", "somewhere");
    List<OutboxLease> first = leases.take("sink", "r1", LONG, 20);
    List<OutboxLease> second = leases.take("sink", "r2", LONG, 20);

    assertThat(first).hasSize(20);
    assertThat(second).hasSize(12);
    assertThat(partitions(first)).doesNotContainAnyElementsOf(partitions(second));
    expire("r1");

    assertThat(leases.take("sink", "r2", LONG, 32))
        .hasSize(20)
        .allSatisfy(lease -> assertThat(lease.token()).isEqualTo(2));
    assertThat(leases.renew("sink", "r1", LONG)).isEmpty();
    assertThat(leases.renew("sink", "r2", LONG)).hasSize(32);
  }

  @Test
  void a_lease_that_is_given_up_can_be_had_at_once_and_one_that_was_lost_cannot_be_given_up() {
    outbox.switchOn("sink", "somewhere");
    List<OutboxLease> mine = leases.take("sink", "r1", LONG, 32);
    leases.release(mine.getFirst());

    List<OutboxLease> taken = leases.take("sink", "r2", LONG, 32);
    assertThat(partitions(taken)).containsExactly(mine.getFirst().partition());
    leases.release(mine.getFirst());
    assertThat(leases.renew("sink", "r2", LONG)).isEqualTo(taken);
  }

  @Test
  void relays_know_how_many_they_are() {
    outbox.switchOn("sink", "somewhere");
    assertThat(leases.signIn("sink", "r1", LONG)).isEqualTo(1);
    assertThat(leases.signIn("sink", "r2", LONG)).isEqualTo(2);
    assertThat(leases.signIn("sink", "r1", LONG)).isEqualTo(2);
    books.sql().sql("update outbox_relay set until = now() where relay = 'r2'").update();
    assertThat(leases.signIn("sink", "r1", LONG)).isEqualTo(1);
    leases.signIn("sink", "r2", LONG);
    leases.signOut("sink", "r2");
    assertThat(leases.signIn("sink", "r1", LONG)).isEqualTo(1);
  }

  @Test
  void a_relay_that_lost_its_lease_changes_nothing() {
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded("O-1");
    OutboxLease lost = leaseWithWork("r1");
    long id = deliveries.next(lost, 1).getFirst().id();
    expire("r1");
    OutboxLease held = leaseWithWork("r2");

    assertThat(deliveries.delivered(lost, List.of(id))).isFalse();
    assertThat(deliveries.failed(lost, id, LONG, "500")).isFalse();
    assertThat(deliveries.givenUp(lost, id, "500")).isFalse();

    assertThat(deliveries.next(held, 10)).hasSize(2).allMatch(event -> event.attempts() == 0);
    assertThat(count("outbox_dead")).isZero();
    assertThat(deliveries.delivered(held, List.of(id))).isTrue();
    assertThat(deliveries.next(held, 10)).hasSize(1);
  }

  @Test
  void what_was_told_in_vain_waits_and_so_does_what_follows_of_its_order_but_no_other_order() {
    outbox.switchOn("sink", "somewhere");
    List<String> orders = ofOnePartition(2);
    paidAndRefunded(orders.get(0));
    paidAndRefunded(orders.get(1));
    OutboxLease lease = leaseWithWork("r1");
    OutboxEvent first = deliveries.next(lease, 1).getFirst();

    assertThat(deliveries.failed(lease, first.id(), LONG, "nul \0 is fit to print")).isTrue();

    assertThat(deliveries.next(lease, 10))
        .extracting(OutboxEvent::orderId)
        .containsExactly(orders.get(1), orders.get(1));
    assertThat(deliveries.withWork("sink", List.of(lease.partition()))).hasSize(1);
    books.sql().sql("update outbox_delivery set due_at = now() where attempts > 0").update();
    assertThat(deliveries.next(lease, 10)).hasSize(4);
    assertThat(deliveries.next(lease, 1).getFirst())
        .satisfies(event -> assertThat(event.attempts()).isEqualTo(1))
        .satisfies(event -> assertThat(event.triedFor()).isPositive());
  }

  @Test
  void what_is_given_up_is_kept_with_the_reason_until_it_is_delivered_again_or_discarded() {
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded("O-1");
    OutboxLease lease = leaseWithWork("r1");
    List<OutboxEvent> events = deliveries.next(lease, 10);
    assertThat(deliveries.givenUp(lease, events.get(0).id(), "410")).isTrue();
    assertThat(deliveries.givenUp(lease, events.get(1).id(), "500")).isTrue();

    assertThat(deliveries.next(lease, 10)).isEmpty();
    List<DeadLetter> dead = outbox.deadLetters().list("sink", 0, 10);
    assertThat(dead)
        .extracting(DeadLetter::orderId, DeadLetter::seq, DeadLetter::reason, DeadLetter::attempts)
        .containsExactly(tuple("O-1", 2L, "410", 1), tuple("O-1", 3L, "500", 1));
    assertThat(outbox.deadLetters().list("sink", dead.getFirst().id(), 10)).hasSize(1);
    assertThat(outbox.prune(Duration.ZERO, 10)).isZero();

    assertThat(outbox.deadLetters().redeliver("sink", List.of(events.get(0).id()))).isEqualTo(1);
    assertThat(deliveries.next(lease, 10)).containsExactly(events.get(0));
    assertThat(outbox.deadLetters().discard("sink", List.of(events.get(1).id()))).isEqualTo(1);
    assertThat(outbox.deadLetters().list("sink", 0, 10)).isEmpty();
    assertThat(outbox.prune(Duration.ZERO, 10)).isEqualTo(1);
  }

  @Test
  void only_what_is_old_and_told_to_all_is_pruned() {
    paidAndRefunded("O-0");
    outbox.switchOn("sink", "somewhere");
    assertThat(outbox.prune(Duration.ZERO, 100)).as("the sink is not filled").isZero();
    outbox.fill("sink", 100);
    paidAndRefunded("O-1");
    List<OutboxEvent> events = waiting("sink");

    assertThat(outbox.prune(Duration.ZERO, 100)).isZero();
    for (OutboxLease lease : leases.take("sink", "r1", LONG, 32)) {
      deliveries.delivered(lease, events.stream().limit(3).map(OutboxEvent::id).toList());
    }
    assertThat(outbox.prune(LONG, 100)).isZero();
    assertThat(outbox.prune(Duration.ZERO, 2)).isEqualTo(2);
    assertThat(outbox.prune(Duration.ZERO, 100)).isEqualTo(1);
    assertThat(waiting("sink")).containsExactly(events.get(3));
  }

  @Test
  void the_backlog_says_how_much_waits_for_whom_and_since_when() {
    outbox.switchOn("idle", "somewhere");
    paidAndRefunded("O-1");
    outbox.switchOn("sink", "somewhere");
    paidAndRefunded("O-2");
    books
        .sql()
        .sql("update outbox set recorded_at = now() - interval '1 hour' where order_id = 'O-1'")
        .update();
    books.sql().sql("update outbox_sink set filled_to = up_to").update();
    for (OutboxLease lease : leases.take("sink", "r1", LONG, 32)) {
      List<OutboxEvent> next = deliveries.next(lease, 1);
      if (!next.isEmpty()) {
        deliveries.givenUp(lease, next.getFirst().id(), "500");
      }
    }

    List<OutboxBacklog> backlog = deliveries.backlog();
    assertThat(backlog).extracting(OutboxBacklog::sink).containsExactly("idle", "sink");
    assertThat(backlog.get(0).events()).isEqualTo(4);
    assertThat(backlog.get(0).oldest()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    assertThat(backlog.get(1).events()).isEqualTo(1);
    assertThat(backlog.get(1).dead()).isEqualTo(1);
    assertThat(backlog.get(1).oldest()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void orders_are_spread_over_all_partitions_and_a_partition_is_for_ever() {
    Set<Integer> used =
        new TreeSet<>(IntStream.range(0, 1_000).mapToObj(i -> partition("O-" + i)).toList());

    assertThat(used).hasSize(Outbox.PARTITIONS).contains(0, Outbox.PARTITIONS - 1);
    assertThat(partition("A-1")).isEqualTo(MD5_OF_A_1 % Outbox.PARTITIONS);
  }

  /** The first byte of it. */
  private static final int MD5_OF_A_1 = firstByteOfMd5("A-1");

  private static int firstByteOfMd5(String text) {
    try {
      return java.security.MessageDigest.getInstance("MD5")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))[0]
          & 0xff;
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connection() throws SQLException {
    DatabaseSettings settings = books.settings();
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  private void paidAndRefunded(String order) {
    books.store().orders().claim(claim(order));
    books.store().journal().append(append(order, 1, quiet("k"), captured(order), refunded(order)));
  }

  private List<String> ofOnePartition(int orders) {
    int partition = partition("P-0");
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "P-" + i)
        .filter(order -> partition(order) == partition)
        .limit(orders)
        .toList();
  }

  private int partition(String order) {
    return books
        .sql()
        .sql("select outbox_partition(:order)")
        .param("order", order)
        .query(Integer.class)
        .single();
  }

  private OutboxLease leaseWithWork(String relay) {
    List<OutboxLease> taken = leases.take("sink", relay, LONG, 32);
    List<Integer> busy = deliveries.withWork("sink", partitions(taken));
    return taken.stream()
        .filter(lease -> busy.contains(lease.partition()))
        .findFirst()
        .orElseThrow();
  }

  private void expire(String relay) {
    books
        .sql()
        .sql("update outbox_lease set until = now() - interval '1 s' where holder = :relay")
        .param("relay", relay)
        .update();
  }

  /** All that waits for a sink, by number. */
  private List<OutboxEvent> waiting(String sink) {
    return IntStream.range(0, Outbox.PARTITIONS)
        .mapToObj(partition -> deliveries.next(new OutboxLease(sink, partition, 0), 1_000))
        .flatMap(List::stream)
        .sorted(java.util.Comparator.comparing(OutboxEvent::id))
        .toList();
  }

  private long count(String table) {
    return books.sql().sql("select count(*) from " + table).query(Long.class).single();
  }

  private static List<Integer> partitions(List<OutboxLease> leases) {
    return leases.stream().map(OutboxLease::partition).toList();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }
}
