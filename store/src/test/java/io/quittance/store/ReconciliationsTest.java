package io.quittance.store;

import static io.quittance.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReconciliationsTest {

  private static final Instant LATER = NOON.plusSeconds(60);

  private final FreshBooks books = FreshBooks.open();
  private final Reconciliations reconciliations = books.store().reconciliations();

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void one_that_began_has_proven_nothing_yet() {
    long id = begin();

    assertThat(reconciliations.find(id))
        .hasValue(
            new Reconciliation(id, NOON.minusSeconds(3600), NOON, NOON, null, null, 0, 0, 0, null));
    assertThat(reconciliations.find(id + 1)).isEmpty();
    assertThat(reconciliations.lastFinished()).isEmpty();
  }

  @Test
  void it_is_resumed_where_it_was() {
    long id = begin();
    reconciliations.progress(id, 100, 20, 1, "p-20", LATER);
    reconciliations.progress(id, 150, 40, 1, "p-40", LATER.plusSeconds(1));

    try (Store next = Store.open(books.settings())) {
      assertThat(next.reconciliations().find(id))
          .hasValue(
              new Reconciliation(
                  id, NOON.minusSeconds(3600), NOON, NOON, null, null, 150, 40, 1, "p-40"));
    }
  }

  @Test
  void what_has_ended_stays_as_it_is() {
    long id = begin();
    reconciliations.progress(id, 100, 20, 0, null, LATER);
    reconciliations.finish(id, "IN_LINE", LATER);
    reconciliations.progress(id, 999, 999, 999, "p", LATER);
    reconciliations.finish(id, "FAILED", LATER.plusSeconds(1));

    assertThat(reconciliations.find(id))
        .hasValue(
            new Reconciliation(
                id, NOON.minusSeconds(3600), NOON, NOON, LATER, "IN_LINE", 100, 20, 0, null));
  }

  @Test
  void the_last_that_finished_is_the_last_that_got_through() {
    long first = begin();
    long second = begin();
    long failed = begin();
    begin();
    reconciliations.finish(second, "DIFFERENCES", LATER);
    reconciliations.finish(first, "IN_LINE", LATER.plusSeconds(1));
    reconciliations.finish(failed, "FAILED", LATER.plusSeconds(2));

    assertThat(reconciliations.lastFinished())
        .hasValueSatisfying(last -> assertThat(last.id()).isEqualTo(first));
  }

  @Test
  void they_are_listed_the_newest_first_page_by_page() {
    List<Long> ids = List.of(begin(), begin(), begin());

    List<Reconciliation> page = reconciliations.list(null, 2);
    assertThat(page).extracting(Reconciliation::id).containsExactly(ids.get(2), ids.get(1));
    assertThat(reconciliations.list(ids.get(1), 2))
        .extracting(Reconciliation::id)
        .containsExactly(ids.getFirst());
  }

  @Test
  void a_difference_is_found_once_in_each_reconciliation() {
    long first = begin();
    long second = begin();
    Difference ofRefund = new Difference("A-1", "A-1-r1", "REFUND_MISSING", "4210 here", LATER);
    Difference ofOrder = new Difference("A-1", null, "REFUND_MISSING", "4210 there", LATER);

    assertThat(reconciliations.found(first, ofRefund)).isTrue();
    assertThat(reconciliations.found(first, ofOrder)).isTrue();
    assertThat(reconciliations.found(first, ofRefund)).isFalse();
    assertThat(reconciliations.found(first, ofOrder)).isFalse();
    assertThat(reconciliations.found(second, ofRefund)).isTrue();

    assertThat(reconciliations.differences(first, 10)).containsExactly(ofRefund, ofOrder);
    assertThat(reconciliations.differences(first, 1)).containsExactly(ofRefund);
    assertThat(reconciliations.differences(second, 10)).containsExactly(ofRefund);
  }

  private long begin() {
    return reconciliations.begin("ORDERS", NOON.minusSeconds(3600), NOON, NOON);
  }
}
