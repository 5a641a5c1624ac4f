package io.quittance.store;

import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.quiet;
import static io.quittance.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class SchemaTest {

  private final FreshBooks books = FreshBooks.open();

  @BeforeAll
  void writeSomething() {
    books.store().orders().claim(claim("S-1"));
    books.store().journal().append(append("S-1", 1, captured("S-1")));
  }

  @AfterAll
  void close() {
    books.close();
  }

  @Test
  void the_tests_run_on_a_postgres_18_that_keeps_what_it_commits() {
    assertThat(shown("server_version")).startsWith("18.");
    assertThat(shown("fsync")).isEqualTo("on");
    assertThat(shown("synchronous_commit")).isEqualTo("on");
    assertThat(shown("full_page_writes")).isEqualTo("on");
  }

  @Test
  void migrating_again_changes_nothing() {
    byte[] key = books.store().secrets().cursorKey();

    books.store().migrate();

    assertThat(books.store().secrets().cursorKey()).hasSize(32).isEqualTo(key);
    assertThat(books.store().journal().read("S-1")).hasSize(1);
  }

  @Test
  void each_installation_has_a_key_of_its_own() {
    try (FreshBooks others = FreshBooks.open()) {
      assertThat(others.store().secrets().cursorKey())
          .isNotEqualTo(books.store().secrets().cursorKey());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set fact = '{}'",
        "update journal set fact = '{}' where false",
        "delete from journal where order_id = 'S-1'",
        "truncate journal cascade",
        "update ledger_transaction set fact = 'Refunded'",
        "delete from ledger_transaction",
        "truncate ledger_transaction cascade",
        "update ledger_entry set amount = 1",
        "delete from ledger_entry",
        "truncate ledger_entry",
      })
  void journal_and_ledger_are_append_only_even_for_a_superuser(String change) {
    assertThatThrownBy(() -> books.sql().sql(change).update())
        .hasMessageContaining("is append-only");

    assertThat(books.store().journal().read("S-1")).hasSize(1);
    assertThat(books.store().ledger().of("S-1").getFirst().postings()).hasSize(2);
  }

  @Test
  void a_line_added_to_a_booking_later_must_balance_it_too() {
    assertThatThrownBy(
            () ->
                books
                    .sql()
                    .sql(
                        """
                        insert into ledger_entry
                        select id, 3, 'merchant/revenue', 'EUR', 1 from ledger_transaction
                        """)
                    .update())
        .hasMessageContaining("does not sum to zero: 1 EUR");
  }

  @Test
  void an_entry_of_nothing_is_refused() {
    assertThatThrownBy(
            () ->
                books
                    .sql()
                    .sql(
                        """
                        insert into ledger_entry
                        select id, 3, 'merchant/revenue', 'EUR', 0 from ledger_transaction
                        """)
                    .update())
        .hasMessageContaining("amount_check");
  }

  @Test
  void every_table_says_what_it_is_for() {
    assertThat(
            books
                .sql()
                .sql(
                    """
                    select relname from pg_class
                     where relkind = 'r' and relnamespace = 'public'::regnamespace
                       and relname <> 'flyway_schema_history'
                       and coalesce(length(obj_description(oid)), 0) < 40
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void an_append_leaves_the_indexes_of_the_order_row_alone_while_its_status_stays()
      throws Exception {
    FreshBooks others = FreshBooks.open();
    others.store().orders().claim(claim("S-2"));
    for (int seq = 1; seq <= 6; seq++) {
      Append append = append("S-2", seq, row("PAYING", 1), quiet("k-" + seq));
      others.store().journal().append(append);
    }
    // Sessions report their figures at their end.
    others.close();

    Until.holds(
        "all updates of the row but the first, which starts the order, are heap-only",
        Duration.ofSeconds(20),
        () -> heapOnlyUpdates(others) == 5);
  }

  private static long heapOnlyUpdates(FreshBooks books) {
    return books
        .sql()
        .sql("select n_tup_hot_upd from pg_stat_user_tables where relname = 'orders'")
        .query(Long.class)
        .single();
  }

  private String shown(String setting) {
    return books.sql().sql("show " + setting).query(String.class).single();
  }
}
