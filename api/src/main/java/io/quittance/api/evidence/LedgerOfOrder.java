package io.quittance.api.evidence;

import io.quittance.domain.Posting;
import io.quittance.store.Balance;
import io.quittance.store.LedgerTransaction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What an order booked.
 *
 * @param balances of each account it touched, by currency; zero ones included
 * @param sumsToZero whether all balances of each currency sum to zero, as they must
 */
public record LedgerOfOrder(
    String orderId, List<Transaction> transactions, List<Balance> balances, boolean sumsToZero) {

  /**
   * One booking.
   *
   * @param seq the place of its fact in the journal
   * @param fact the fact's kind
   */
  @Schema(name = "LedgerTransaction")
  public record Transaction(long id, long seq, String fact, Instant at, List<Line> postings) {}

  /** One line of it; debits are positive, in minor units. */
  @Schema(name = "LedgerLine")
  public record Line(String account, String currency, long amount) {}

  /** Returns an order's ledger. */
  public static LedgerOfOrder of(
      String orderId, List<LedgerTransaction> transactions, List<Balance> balances) {
    return new LedgerOfOrder(
        orderId,
        transactions.stream().map(LedgerOfOrder::transaction).toList(),
        balances,
        Balances.sumToZero(balances));
  }

  private static Transaction transaction(LedgerTransaction transaction) {
    return new Transaction(
        transaction.id(),
        transaction.seq(),
        transaction.fact(),
        transaction.at(),
        transaction.postings().stream().map(LedgerOfOrder::line).toList());
  }

  private static Line line(Posting posting) {
    return new Line(posting.account(), posting.currency().getCurrencyCode(), posting.amount());
  }
}
