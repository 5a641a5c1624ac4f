package io.quittance.api.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.api.PlayedOrder;
import io.quittance.api.Samples;
import io.quittance.api.TestDatabases;
import io.quittance.api.orders.BookedOrder;
import io.quittance.api.orders.Claiming;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredBooksTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  private final Store store = Store.open(TestDatabases.make());
  private final StoredBooks books = new StoredBooks(store);

  @BeforeAll
  void migrate() {
    store.migrate();
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void a_claim_is_found_as_it_was_made() {
    StartOrder start = Samples.start("A-1");
    OrderView view = OrderView.placed(start, NOON);

    assertThat(books.claim(start, view)).isEqualTo(new Claiming.New());
    assertThat(books.find("A-1")).contains(new BookedOrder(start, view, false));
    assertThat(books.claim(start, view))
        .isEqualTo(new Claiming.Same(new BookedOrder(start, view, false)));
    assertThat(books.find("A-2")).isEmpty();
  }

  @Test
  void an_id_that_is_taken_is_not_taken_again_by_another_order() {
    StartOrder start = Samples.start("B-1");
    books.claim(start, OrderView.placed(start, NOON));
    StartOrder other = Samples.start("B-1", new Amount(1, "EUR"));

    assertThat(books.claim(other, OrderView.placed(other, NOON))).isEqualTo(new Claiming.Other());
  }

  @Test
  void a_row_shows_the_order_as_its_last_facts_left_it() {
    PlayedOrder played = PlayedOrder.place(store, Samples.start("C-1"), NOON).pay("k");

    assertThat(books.find("C-1"))
        .contains(new BookedOrder(Samples.start("C-1"), played.view(), true));
    assertThat(played.view().status()).isEqualTo("PAID");
  }

  @Test
  void an_answer_is_read_from_the_journal() {
    PlayedOrder.place(store, Samples.start("D-1"), NOON).pay("k 1").fulfil("k 2");

    assertThat(books.answer("D-1", "k 1"))
        .contains(
            new CommandReply(
                CommandReply.Answer.ACCEPTED,
                null,
                null,
                "D-1-p1",
                "pay",
                "fingerprint of k 1",
                null,
                true));
    assertThat(books.answer("D-1", "k 3")).isEmpty();
    assertThat(books.answer("D-2", "k 1")).isEmpty();
  }

  @Test
  void books_that_are_away_say_so_within_two_seconds() {
    try (Store away =
        Store.open(new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/books", "postgres", ""))) {
      long start = System.nanoTime();

      assertThatThrownBy(() -> new StoredBooks(away).find("A-1"))
          .isInstanceOf(BooksUnavailable.class);
      assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
  }
}
