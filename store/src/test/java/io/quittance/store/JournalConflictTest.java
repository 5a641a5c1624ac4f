package io.quittance.store;

import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.name;
import static io.quittance.store.Samples.quiet;
import static io.quittance.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.store.Append.Entry;
import io.quittance.store.AppendResult.Appended;
import io.quittance.store.AppendResult.Conflict;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** Two facts under one number, as after a reset of the order's workflow. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class JournalConflictTest {

  private final FreshBooks books = FreshBooks.open();
  private final Journal journal = books.store().journal();
  private final Orders orders = books.store().orders();
  private int claimed;
  private String order = "";

  @BeforeEach
  void claimOne() {
    order = "C-" + ++claimed;
    orders.claim(claim(order));
    Append first = append(order, 1, row("PAYING", 1), quiet("k-1"), quiet("k-2"));
    journal.append(new Append(order, 1, "run-0", first.entries(), first.row()));
  }

  @AfterAll
  void close() {
    books.close();
  }

  @Test
  void the_first_fact_stands_and_the_other_is_refused() {
    AppendResult result = journal.append(append(order, 2, quiet("other")));

    assertThat(result)
        .isEqualTo(new Conflict(2, "{\"id\": \"k-2\"}", "{\"id\": \"other\"}", false));
    assertThat(journal.read(order))
        .extracting(JournalRow::fact)
        .containsExactly("{\"id\": \"k-1\"}", "{\"id\": \"k-2\"}");
  }

  @Test
  void a_run_that_contradicts_itself_is_told_so_and_nobody_has_to_look() {
    Append other = append(order, 2, quiet("other"));
    AppendResult result =
        journal.append(new Append(order, 2, "run-0", other.entries(), other.row()));

    assertThat(result).isEqualTo(new Conflict(2, "{\"id\": \"k-2\"}", "{\"id\": \"other\"}", true));
    assertThat(journal.read(order)).hasSize(2);
    assertThat(count("journal_conflict")).isZero();
    assertThat(orders.find(order).orElseThrow().review()).isNull();
  }

  @Test
  void nothing_else_of_the_refused_append_is_stored() {
    journal.append(
        append(
            order,
            2,
            row("PAID", 9),
            quiet("other"),
            captured(order, name("ch-" + order, order + "-p1"))));

    assertThat(journal.read(order)).hasSize(2);
    assertThat(books.store().ledger().of(order)).isEmpty();
    assertThat(count("outbox")).isZero();
    assertThat(count("provider_reference")).isZero();
    StoredOrder stored = orders.find(order).orElseThrow();
    assertThat(stored.status()).isEqualTo("PAYING");
    assertThat(stored.revision()).isEqualTo(1);
    assertThat(stored.seq()).isEqualTo(2);
  }

  @Test
  void another_kind_of_fact_with_the_same_words_is_another_fact() {
    Entry written = quiet("k-2");
    Entry other =
        new Entry(
            "CancelRequested",
            written.fact(),
            written.at(),
            written.eventId(),
            written.status(),
            written.revision(),
            written.event(),
            written.told(),
            List.of(),
            List.of());

    assertThat(journal.append(append(order, 2, other))).isInstanceOf(Conflict.class);
  }

  @Test
  void the_first_of_several_differences_is_told() {
    assertThat(journal.append(append(order, 1, quiet("other-1"), quiet("other-2"))))
        .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.seq()).isOne());
  }

  @Test
  void the_evidence_is_kept_once_however_often_it_is_tried() {
    Append refused = append(order, 1, quiet("k-1"), quiet("other"));
    journal.append(refused);
    journal.append(refused);

    assertThat(
            books
                .sql()
                .sql(
                    """
                    select concat_ws(' ', seq, kept ->> 'id', refused ->> 'id', run_id, event_id)
                      from journal_conflict where order_id = :order
                    """)
                .param("order", order)
                .query(String.class)
                .list())
        .containsExactly("2 k-2 other run-1 17");
  }

  @Test
  void the_order_is_in_review_and_stays_so_as_it_goes_on() {
    journal.append(append(order, 2, quiet("other")));
    assertThat(review()).isEqualTo("JOURNAL_CONFLICT");

    assertThat(journal.append(append(order, 3, row("PAID", 3), captured(order))))
        .isEqualTo(new Appended(4, List.of()));

    assertThat(review()).isEqualTo("JOURNAL_CONFLICT");
    assertThat(orders.list(new OrderFilter(null, null, true), null, 100))
        .extracting(OrderSummary::orderId)
        .contains(order);
  }

  @Test
  void a_review_that_is_open_already_is_the_one_that_is_shown() {
    journal.append(append(order, 3, row("PAID", 3, "DISPUTE", null), captured(order)));
    journal.append(append(order, 2, quiet("other")));
    assertThat(review()).isEqualTo("DISPUTE");

    journal.append(append(order, 4, row("PAID", 4), quiet("k-4")));
    assertThat(review()).as("the conflict is still there").isEqualTo("JOURNAL_CONFLICT");
  }

  private String review() {
    return String.valueOf(orders.find(order).orElseThrow().review());
  }

  private long count(String table) {
    return books
        .sql()
        .sql("select count(*) from " + table + " where order_id = :order")
        .param("order", order)
        .query(Long.class)
        .single();
  }
}
