package io.quittance.store;

import static io.quittance.store.Samples.NOON;
import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.name;
import static io.quittance.store.Samples.quiet;
import static io.quittance.store.Samples.refunded;
import static io.quittance.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.domain.Posting;
import io.quittance.store.Append.Entry;
import io.quittance.store.AppendResult.Appended;
import io.quittance.store.AppendResult.Clash;
import io.quittance.store.AppendResult.Gap;
import io.quittance.store.AppendResult.NoSuchOrder;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class JournalTest {

  private final FreshBooks books = FreshBooks.open();
  private final Journal journal = books.store().journal();
  private final Orders orders = books.store().orders();
  private int claimed;

  @AfterAll
  void close() {
    books.close();
  }

  @Test
  void facts_are_read_back_in_order_as_they_were_written() {
    String order = claimed();
    Appended appended = appended(append(order, 1, quiet("k-1"), captured(order)));

    assertThat(appended).isEqualTo(new Appended(3, List.of()));
    List<JournalRow> rows = journal.read(order);
    assertThat(rows).extracting(JournalRow::seq).containsExactly(1L, 2L);
    assertThat(rows).extracting(JournalRow::type).containsExactly("CommandAnswered", "Captured");
    assertThat(rows.getFirst().fact()).isEqualTo("{\"id\": \"k-1\"}");
    assertThat(rows).allSatisfy(row -> assertThat(row.at()).isEqualTo(NOON));
    assertThat(rows).allSatisfy(row -> assertThat(row.runId()).isEqualTo("run-1"));
    assertThat(rows).extracting(JournalRow::eventId).containsExactly(17L, 23L);
    assertThat(journal.read("nobody")).isEmpty();
  }

  @Test
  void a_fact_brings_its_booking_its_event_and_the_order_row_along() {
    String order = claimed();
    journal.append(
        append(
            order,
            1,
            row("REFUNDED", 2, "DISPUTE", NOON.plusSeconds(60)),
            quiet("k-1"),
            captured(order)));

    assertThat(books.store().ledger().of(order))
        .singleElement()
        .satisfies(transaction -> assertThat(transaction.seq()).isEqualTo(2))
        .satisfies(transaction -> assertThat(transaction.fact()).isEqualTo("Captured"))
        .satisfies(
            transaction ->
                assertThat(transaction.postings()).isEqualTo(captured(order).postings()));
    assertThat(outbox(order)).containsExactly("2 Captured PAID 2");
    StoredOrder stored = orders.find(order).orElseThrow();
    assertThat(stored.seq()).isEqualTo(2);
    assertThat(stored.status()).isEqualTo("REFUNDED");
    assertThat(stored.revision()).isEqualTo(2);
    assertThat(stored.review()).isEqualTo("DISPUTE");
    assertThat(stored.view()).isEqualTo("{\"status\": \"REFUNDED\"}");
    assertThat(stored.updatedAt()).isEqualTo(NOON.plusSeconds(2));
    assertThat(stored.endedAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void the_money_of_an_order_row_is_what_its_last_append_said() {
    String order = claimed();
    journal.append(append(order, 1, row("PAID", 1), quiet("k-1")));

    assertThat(
            books
                .sql()
                .sql(
                    """
                    select at_risk, authorized, captured, refunded, refunding, adjusted, held
                      from orders where order_id = :order
                    """)
                .param("order", order)
                .query()
                .singleRow()
                .values())
        .containsExactly(1L, 2L, 4210L, 4L, 5L, 6L, 7L);
  }

  @Test
  void an_append_twice_is_an_append_once() {
    String order = claimed();
    Append append = append(order, 1, quiet("k-1"), captured(order, name("ch-1", order + "-p1")));

    assertThat(appended(append)).isEqualTo(appended(append));

    assertThat(journal.read(order)).hasSize(2);
    assertThat(books.store().ledger().of(order)).hasSize(1);
    assertThat(outbox(order)).hasSize(1);
  }

  @Test
  void of_a_longer_append_that_overlaps_only_the_rest_is_added() {
    String order = claimed();
    journal.append(append(order, 1, quiet("k-1"), captured(order)));

    assertThat(appended(append(order, 2, captured(order), refunded(order))).nextSeq()).isEqualTo(4);

    assertThat(journal.read(order))
        .extracting(JournalRow::type)
        .containsExactly("CommandAnswered", "Captured", "Refunded");
    assertThat(books.store().ledger().of(order)).hasSize(2);
    assertThat(outbox(order)).hasSize(2);
  }

  @Test
  void json_that_says_the_same_in_other_letters_is_the_same_fact() {
    String order = claimed();
    journal.append(append(order, 1, captured(order)));
    Entry written = captured(order);
    Entry respaced =
        new Entry(
            written.type(),
            "{\"payment\":\"" + order + "-p1\",\n \"type\":\"Captured\"}",
            written.at(),
            99,
            written.status(),
            written.revision(),
            written.event(),
            written.told(),
            written.postings(),
            written.names());

    assertThat(appended(append(order, 1, respaced)).nextSeq()).isEqualTo(2);
  }

  @Test
  void an_append_that_leaves_a_gap_is_told_the_first_missing_number() {
    String order = claimed();
    journal.append(append(order, 1, quiet("k-1")));

    assertThat(journal.append(append(order, 3, quiet("k-3")))).isEqualTo(new Gap(2));

    assertThat(journal.read(order)).hasSize(1);
    assertThat(orders.find(order).orElseThrow().seq()).isEqualTo(1);
  }

  @Test
  void an_order_that_was_never_claimed_has_no_journal() {
    assertThat(journal.append(append("never", 1, quiet("k-1")))).isEqualTo(new NoSuchOrder());
    assertThat(journal.read("never")).isEmpty();
  }

  @Test
  void the_order_row_only_moves_forward() {
    String order = claimed();
    journal.append(append(order, 1, row("PAID", 7), quiet("k-1"), quiet("k-2")));
    journal.append(append(order, 1, row("PAYING", 3), quiet("k-1")));
    journal.append(append(order, 1, row("PAYING", 3), quiet("k-1"), quiet("k-2")));

    StoredOrder stored = orders.find(order).orElseThrow();
    assertThat(stored.status()).isEqualTo("PAID");
    assertThat(stored.revision()).isEqualTo(7);
    assertThat(stored.seq()).isEqualTo(2);
  }

  @Test
  void an_unbalanced_booking_is_refused_and_nothing_of_its_append_stays() {
    String order = claimed();
    Entry unbalanced =
        Samples.booking(
            "Captured", order, List.of(new Posting(Samples.RECEIVABLE, Samples.EUR, 4210)));

    assertThatThrownBy(() -> journal.append(append(order, 1, quiet("k-1"), unbalanced)))
        .isInstanceOf(BooksRefused.class)
        .hasMessageContaining("does not sum to zero: 4210 EUR");

    assertNothingOf(order);
  }

  @Test
  void a_booking_must_balance_in_each_currency_by_itself() {
    String order = claimed();
    Entry mixed =
        Samples.booking(
            "Captured",
            order,
            List.of(
                new Posting(Samples.RECEIVABLE, Samples.EUR, 4210),
                new Posting(Samples.fundsOf(order), Currency.getInstance("USD"), -4210)));

    assertThatThrownBy(() -> journal.append(append(order, 1, mixed)))
        .isInstanceOf(BooksRefused.class);

    assertNothingOf(order);
  }

  @Test
  void a_provider_reference_stays_with_its_first_owner_and_the_second_is_told() {
    String first = claimed();
    String second = claimed();
    journal.append(append(first, 1, captured(first, name("ch-7", first + "-p1"))));
    Append clashing = append(second, 1, captured(second, name("ch-7", second + "-p1")));
    Clash clash = new Clash("simulator", "ch-7", first, first + "-p1");

    assertThat(appended(clashing).clashes()).containsExactly(clash);
    assertThat(appended(clashing).clashes()).as("tried again").containsExactly(clash);

    assertThat(journal.read(second)).hasSize(1);
    assertThat(books.store().ledger().of(second)).hasSize(1);
  }

  @Test
  void one_provider_reference_for_two_of_an_order_clashes_too() {
    String order = claimed();
    Append append =
        append(
            order,
            1,
            captured(order, name("ch-8", order + "-p1")),
            captured(order, name("ch-8", order + "-p2")),
            captured(order, name("ch-8", order + "-p1")));

    assertThat(appended(append).clashes())
        .containsExactly(new Clash("simulator", "ch-8", order, order + "-p1"));
  }

  @Test
  void the_answer_to_a_command_is_found_by_its_id_and_its_order() {
    String order = claimed();
    journal.append(append(order, 1, quiet("k-1"), captured(order), quiet("k-2")));

    assertThat(journal.answer(order, "k-2")).hasValue("{\"id\": \"k-2\"}");
    assertThat(journal.answer(order, "k-3")).isEmpty();
    assertThat(journal.answer(claimed(), "k-2")).isEmpty();
  }

  @Test
  void a_nul_character_that_a_shopper_typed_does_not_keep_facts_out_of_the_books() {
    String order = claimed();
    Append append = append(order, 1, quiet("a\\u0000b\\\\u0000c\\\\\\u0000d"));

    assertThat(appended(append).nextSeq()).isEqualTo(2);
    assertThat(appended(append).nextSeq()).as("tried again").isEqualTo(2);

    assertThat(journal.read(order).getFirst().fact())
        .isEqualTo("{\"id\": \"a\ufffdb\\\\u0000c\\\\\ufffdd\"}");
  }

  @Test
  void a_long_append_is_stored_whole() {
    String order = claimed();
    Entry[] entries =
        IntStream.rangeClosed(1, 500).mapToObj(i -> quiet("k-" + i)).toArray(Entry[]::new);

    assertThat(appended(append(order, 1, entries)).nextSeq()).isEqualTo(501);

    assertThat(journal.read(order))
        .extracting(JournalRow::fact)
        .endsWith("{\"id\": \"k-499\"}", "{\"id\": \"k-500\"}")
        .hasSize(500);
  }

  private String claimed() {
    String order = "J-" + ++claimed;
    orders.claim(claim(order));
    return order;
  }

  private Appended appended(Append append) {
    return (Appended) journal.append(append);
  }

  private List<String> outbox(String order) {
    return books
        .sql()
        .sql(
            """
            select concat_ws(' ', seq, type, status, revision)
              from outbox where order_id = :order order by id
            """)
        .param("order", order)
        .query(String.class)
        .list();
  }

  private void assertNothingOf(String order) {
    assertThat(journal.read(order)).isEmpty();
    assertThat(books.store().ledger().of(order)).isEmpty();
    assertThat(outbox(order)).isEmpty();
    assertThat(orders.find(order).orElseThrow().seq()).isZero();
  }
}
