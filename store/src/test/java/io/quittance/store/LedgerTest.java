package io.quittance.store;

import static io.quittance.store.Samples.EUR;
import static io.quittance.store.Samples.NOON;
import static io.quittance.store.Samples.RECEIVABLE;
import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.booking;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.fundsOf;
import static io.quittance.store.Samples.quiet;
import static io.quittance.store.Samples.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Posting;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class LedgerTest {

  private static final Currency JPY = Currency.getInstance("JPY");

  private final FreshBooks books = FreshBooks.open();
  private final Ledger ledger = books.store().ledger();

  @BeforeAll
  void book() {
    Journal journal = books.store().journal();
    List.of("A-1", "A-2", "B-1").forEach(id -> books.store().orders().claim(claim(id)));
    journal.append(append("A-1", 1, captured("A-1"), quiet("k-1"), refunded("A-1")));
    journal.append(append("A-2", 1, captured("A-2")));
    journal.append(
        append(
            "B-1",
            1,
            booking(
                "Captured",
                "B-1",
                List.of(
                    new Posting(RECEIVABLE, JPY, 500),
                    new Posting(fundsOf("B-1"), JPY, -500),
                    new Posting(RECEIVABLE, EUR, 1),
                    new Posting("suspense/unmatched", EUR, -1)))));
  }

  @AfterAll
  void close() {
    books.close();
  }

  @Test
  void the_transactions_of_an_order_are_its_own_and_in_the_order_of_its_facts() {
    List<LedgerTransaction> transactions = ledger.of("A-1");

    assertThat(transactions).extracting(LedgerTransaction::seq).containsExactly(1L, 3L);
    assertThat(transactions)
        .extracting(LedgerTransaction::fact)
        .containsExactly("Captured", "Refunded");
    assertThat(transactions)
        .extracting(LedgerTransaction::postings)
        .containsExactly(captured("A-1").postings(), refunded("A-1").postings());
    assertThat(transactions).allMatch(transaction -> transaction.at().equals(NOON));
    assertThat(ledger.of("nobody")).isEmpty();
  }

  @Test
  void the_balances_of_an_order_are_what_it_booked_to_each_account_and_currency() {
    assertThat(ledger.balances("A-1"))
        .containsExactly(new Balance(fundsOf("A-1"), "EUR", 0), new Balance(RECEIVABLE, "EUR", 0));
    assertThat(ledger.balances("B-1"))
        .containsExactly(
            new Balance(fundsOf("B-1"), "JPY", -500),
            new Balance(RECEIVABLE, "EUR", 1),
            new Balance(RECEIVABLE, "JPY", 500),
            new Balance("suspense/unmatched", "EUR", -1));
    assertThat(ledger.balances("nobody")).isEmpty();
  }

  @Test
  void the_balances_of_all_orders_take_their_customers_funds_together_and_sum_to_zero() {
    List<Balance> balances = ledger.balances();

    assertThat(balances)
        .containsExactly(
            new Balance("order/*/customer-funds", "EUR", -4210),
            new Balance("order/*/customer-funds", "JPY", -500),
            new Balance(RECEIVABLE, "EUR", 4211),
            new Balance(RECEIVABLE, "JPY", 500),
            new Balance("suspense/unmatched", "EUR", -1));
    assertThat(balances.stream().mapToLong(Balance::amount).sum()).isZero();
  }
}
