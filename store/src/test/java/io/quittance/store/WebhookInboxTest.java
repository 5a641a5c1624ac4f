package io.quittance.store;

import static io.quittance.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookInboxTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);

  private final FreshBooks books = FreshBooks.open();
  private final WebhookInbox inbox = books.store().webhooks();

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void an_event_is_kept_once_however_often_it_is_sent() {
    InboxNotice captured = notice("e-1", "CAPTURED");

    assertThat(keep(captured)).isTrue();
    assertThat(keep(captured)).isFalse();
    assertThat(keep(ofProvider("other", captured))).isTrue();
    assertThat(inbox.take(10, LEASE)).hasSize(2);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "CAPTURED")
  void what_is_kept_is_taken_as_it_was_said(@Nullable String claim) {
    InboxNotice refund = new InboxNotice("p", "e-1", "A-1-r1", "A-1-p1", claim, NOON);
    keep(refund);

    DueNotice taken = only(inbox.take(10, LEASE));

    assertThat(taken.notice()).isEqualTo(refund);
    assertThat(taken.attempts()).isEqualTo(1);
    assertThat(taken.takenAt()).isAfterOrEqualTo(taken.receivedAt());
  }

  @Test
  void what_is_taken_is_nobody_elses_until_its_lease_is_over() throws Exception {
    keep(notice("e-1", "CAPTURED"));
    assertThat(inbox.take(10, LEASE)).hasSize(1);
    assertThat(inbox.take(10, LEASE)).isEmpty();

    keep(notice("e-2", "CAPTURED"));
    assertThat(inbox.take(10, Duration.ofMillis(50))).hasSize(1);
    Until.holds(
        "who took it has died, so it is taken again",
        Duration.ofSeconds(10),
        () -> inbox.take(10, LEASE).stream().anyMatch(again -> again.attempts() == 2));
  }

  @Test
  void a_settled_notice_is_never_taken_again_and_says_what_became_of_it() {
    keep(notice("e-1", "CAPTURED"));
    DueNotice taken = only(inbox.take(10, AT_ONCE));

    assertThat(inbox.settle(taken, "ACCEPTED")).isEqualTo(1);
    assertThat(inbox.settle(taken, "KNOWN")).as("by who was late").isZero();

    assertThat(inbox.take(10, LEASE)).isEmpty();
    assertThat(row("e-1")).isEqualTo("ACCEPTED null");
    assertThat(keep(notice("e-1", "CAPTURED"))).as("sent once more").isFalse();
  }

  @Test
  void all_that_says_the_same_of_the_same_is_settled_at_once() {
    IntStream.range(0, 1000).forEach(i -> keep(notice("e-" + i, "CAPTURED")));
    keep(notice("other-claim", "REVERSED"));
    keep(notice("no-claim", null));
    keep(new InboxNotice("p", "other-charge", "B-1-p1", "B-1-p1", "CAPTURED", NOON));
    DueNotice taken = first("CAPTURED", inbox.take(5, LEASE));

    assertThat(inbox.settle(taken, "ACCEPTED")).isEqualTo(1000);

    assertThat(events(inbox.take(10, LEASE)))
        .containsExactlyInAnyOrder("other-claim", "no-claim", "other-charge");
    assertThat(row("e-999")).isEqualTo("ACCEPTED " + taken.notice().eventId());
  }

  @Test
  void what_comes_in_while_its_order_is_told_the_same_is_told_after_that() {
    keep(notice("e-1", "CAPTURED"));
    DueNotice taken = only(inbox.take(10, LEASE));
    keep(notice("e-2", "CAPTURED"));

    assertThat(inbox.settle(taken, "KNOWN")).isEqualTo(1);
    assertThat(events(inbox.take(10, LEASE))).containsExactly("e-2");
  }

  @Test
  void what_is_postponed_is_due_again_after_the_pause_with_all_that_says_the_same() {
    keep(notice("e-1", null));
    keep(notice("e-2", null));
    List<DueNotice> taken = inbox.take(10, LEASE);

    inbox.postpone(taken.getFirst(), HOUR);
    assertThat(inbox.take(10, LEASE)).isEmpty();

    inbox.postpone(taken.getFirst(), AT_ONCE);
    assertThat(inbox.take(10, LEASE)).hasSize(2).extracting(DueNotice::attempts).containsOnly(2);
  }

  @Test
  void what_is_put_back_is_due_again_and_counts_as_no_attempt() {
    keep(notice("e-1", "CAPTURED"));
    for (int i = 0; i < 40; i++) {
      DueNotice taken = only(inbox.take(10, LEASE));
      assertThat(taken.attempts()).isEqualTo(1);
      inbox.putBack(taken, AT_ONCE);
    }

    inbox.putBack(only(inbox.take(10, LEASE)), HOUR);
    assertThat(inbox.take(10, LEASE)).isEmpty();
  }

  @Test
  void what_is_put_back_keeps_nothing_waiting_that_says_the_same() {
    keep(notice("e-1", "CAPTURED"));
    DueNotice first = only(inbox.take(10, LEASE));
    inbox.postpone(first, AT_ONCE);
    keep(notice("e-2", "CAPTURED"));
    DueNotice second =
        inbox.take(10, LEASE).stream()
            .filter(taken -> taken.notice().eventId().equals("e-2"))
            .findFirst()
            .orElseThrow();
    inbox.postpone(first, AT_ONCE);

    inbox.putBack(second, HOUR);

    assertThat(events(inbox.take(10, LEASE))).containsExactly("e-1");
  }

  @Test
  void what_was_settled_cannot_be_postponed() {
    keep(notice("e-1", "CAPTURED"));
    DueNotice taken = only(inbox.take(10, LEASE));
    inbox.settle(taken, "KNOWN");

    inbox.postpone(taken, AT_ONCE);

    assertThat(inbox.take(10, LEASE)).isEmpty();
    assertThat(row("e-1")).isEqualTo("KNOWN null");
  }

  @Test
  void the_longest_due_goes_first() {
    List.of("e-1", "e-2", "e-3")
        .forEach(event -> keep(new InboxNotice("p", event, event, event, "CAPTURED", NOON)));
    backdate("e-2", "due_at", HOUR);

    assertThat(events(inbox.take(1, LEASE))).containsExactly("e-2");
  }

  @Test
  void how_often_an_order_had_to_look_is_counted_by_what_was_told_not_by_what_was_sent() {
    InboxNotice captured = notice("e-0", "CAPTURED");
    assertThat(inbox.told(captured, HOUR)).isEqualTo(new InboxTold(0, null));
    tell("e-1", "e-2", "ACCEPTED");
    tell("e-3", "e-4", "REOPENED");
    tell("e-5", "e-6", "KNOWN");

    InboxTold told = inbox.told(captured, HOUR);

    assertThat(told.times()).isEqualTo(2);
    assertThat(told.sinceLast()).isBetween(Duration.ZERO, Duration.ofSeconds(50));
    assertThat(inbox.told(notice("e", "REVERSED"), HOUR).times()).isZero();
    backdate("e-1", "delivered_at", HOUR);
    backdate("e-2", "delivered_at", HOUR);
    assertThat(inbox.told(captured, HOUR).times()).isEqualTo(1);
  }

  @Test
  void the_backlog_is_what_no_order_has_heard_of() {
    assertThat(inbox.backlog()).isEqualTo(new InboxBacklog(0, Duration.ZERO));
    keep(notice("e-1", "CAPTURED"));
    keep(notice("e-2", "REVERSED"));
    inbox.keepIrrelevant("p", "e-3");
    backdate("e-2", "received_at", HOUR);

    InboxBacklog backlog = inbox.backlog();

    assertThat(backlog.notices()).isEqualTo(2);
    assertThat(backlog.oldest()).isBetween(HOUR, HOUR.plusSeconds(50));
  }

  @Test
  void what_is_about_no_money_is_kept_and_told_to_nobody() {
    assertThat(inbox.keepIrrelevant("p", "e-1")).isTrue();
    assertThat(inbox.keepIrrelevant("p", "e-1")).isFalse();

    assertThat(inbox.take(10, LEASE)).isEmpty();
    assertThat(row("e-1")).isEqualTo("IRRELEVANT null");
  }

  @Test
  void only_what_was_settled_long_ago_is_removed_a_part_at_a_time() {
    tell("old-1", "old-2", "KNOWN");
    tell("new-1", "new-2", "KNOWN");
    keep(notice("waiting", "CAPTURED"));
    for (String event : List.of("old-1", "old-2")) {
      backdate(event, "delivered_at", HOUR);
    }
    backdate("waiting", "received_at", HOUR);

    assertThat(inbox.prune(HOUR, 1)).isEqualTo(1);
    assertThat(inbox.prune(HOUR, 10)).isEqualTo(1);
    assertThat(inbox.prune(HOUR, 10)).isZero();

    assertThat(books.sql().sql("select event_id from webhook_inbox").query(String.class).list())
        .containsExactlyInAnyOrder("new-1", "new-2", "waiting");
  }

  @Test
  void many_who_take_at_once_take_each_notice_once() throws Exception {
    int notices = 400;
    int takers = 8;
    IntStream.range(0, notices)
        .forEach(i -> keep(new InboxNotice("p", "e-" + i, "A-" + i, "A-" + i, null, NOON)));
    CyclicBarrier together = new CyclicBarrier(takers);
    List<String> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(takers)) {
      Callable<List<String>> taker =
          () -> {
            together.await();
            List<String> mine = new ArrayList<>();
            List<DueNotice> batch = inbox.take(7, LEASE);
            while (!batch.isEmpty()) {
              mine.addAll(events(batch));
              batch = inbox.take(7, LEASE);
            }
            return mine;
          };
      for (Future<List<String>> each :
          threads.invokeAll(IntStream.range(0, takers).mapToObj(_ -> taker).toList())) {
        taken.addAll(each.get());
      }
    }

    assertThat(taken).doesNotHaveDuplicates();
    // One who finds the rest locked goes home early; what is left is the next one's.
    taken.addAll(events(inbox.take(notices, LEASE)));
    assertThat(taken).hasSize(notices).doesNotHaveDuplicates();
  }

  @Test
  void a_notice_is_due_or_settled_and_never_both() {
    keep(notice("e-1", "CAPTURED"));

    assertThatThrownBy(
            () -> books.sql().sql("update webhook_inbox set outcome = 'ACCEPTED'").update())
        .hasMessageContaining("check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b"})
  void a_name_that_cannot_be_kept_is_known_before(String name) {
    assertThat(InboxNotice.isStorable(name)).isFalse();
    assertThat(InboxNotice.isStorable("a".repeat(InboxNotice.LONGEST + 1))).isFalse();
    assertThat(keep(notice("é".repeat(InboxNotice.LONGEST), null))).isTrue();
  }

  /** Two that say the same, of which the first is told. */
  private void tell(String told, String same, String outcome) {
    keep(notice(told, "CAPTURED"));
    keep(notice(same, "CAPTURED"));
    inbox.settle(first("CAPTURED", inbox.take(10, LEASE)), outcome);
  }

  private static InboxNotice notice(String event, @Nullable String claim) {
    return new InboxNotice("p", event, "A-1-p1", "A-1-p1", claim, NOON);
  }

  private static InboxNotice ofProvider(String provider, InboxNotice notice) {
    return new InboxNotice(
        provider,
        notice.eventId(),
        notice.name(),
        notice.chargeName(),
        notice.claim(),
        notice.occurredAt());
  }

  private static DueNotice only(List<DueNotice> taken) {
    assertThat(taken).hasSize(1);
    return taken.getFirst();
  }

  private static DueNotice first(String claim, List<DueNotice> taken) {
    return taken.stream().filter(t -> claim.equals(t.notice().claim())).findFirst().orElseThrow();
  }

  private static List<String> events(List<DueNotice> taken) {
    return taken.stream().map(t -> t.notice().eventId()).toList();
  }

  private String row(String event) {
    return books
        .sql()
        .sql(
            "select concat(outcome, ' ', coalesce(delivered_with, 'null')) from webhook_inbox"
                + " where event_id = ?")
        .param(event)
        .query(String.class)
        .single();
  }

  private void backdate(String event, String column, Duration by) {
    books
        .sql()
        .sql(
            "update webhook_inbox set %s = %s - make_interval(secs => ?) where event_id = ?"
                .formatted(column, column))
        .param(by.toSeconds())
        .param(event)
        .update();
  }

  private boolean keep(InboxNotice notice) {
    return inbox.keep(notice, AT_ONCE);
  }
}
