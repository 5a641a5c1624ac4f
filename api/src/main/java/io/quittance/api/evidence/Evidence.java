package io.quittance.api.evidence;

import io.quittance.domain.Order;
import io.quittance.domain.Proof;
import io.quittance.providers.Providers;
import io.quittance.providers.Witness;
import io.quittance.store.Balance;
import io.quittance.store.JournalRow;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.FactJson;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the books tell of an order beyond where it stands. Every call throws {@link
 * io.quittance.store.BooksUnavailable} where they can't be reached.
 */
public final class Evidence {

  private static final int TRIES = 3;

  private final Store store;
  private final Providers providers;
  private final Clock clock;
  private final @Nullable String uiUrl;

  /**
   * Takes the books, and those who are asked about them.
   *
   * @param uiUrl where the Temporal UI is, with the namespace; null if that is not known
   */
  public Evidence(Store store, Providers providers, Clock clock, @Nullable String uiUrl) {
    this.store = store;
    this.providers = providers;
    this.clock = clock;
    this.uiUrl = uiUrl;
  }

  /** Returns all that happened to an order; empty if there is no such order. */
  public Optional<Timeline> timeline(String orderId) {
    return store
        .orders()
        .find(orderId)
        .map(order -> Timeline.of(orderId, store.journal().read(orderId), uiUrl));
  }

  /** Returns what an order booked; empty if there is no such order. */
  public Optional<LedgerOfOrder> ledger(String orderId) {
    return store
        .orders()
        .find(orderId)
        .map(
            order ->
                LedgerOfOrder.of(
                    orderId, store.ledger().of(orderId), store.ledger().balances(orderId)));
  }

  /**
   * Returns an order's books beside its provider's own, who is asked now; empty if there is no such
   * order. Blocks for some seconds at most for each payment.
   *
   * <p>The books and the provider are read one after the other. If the order moved in between, what
   * was read does not belong together and tells nothing: it is read again, a few times.
   */
  public Optional<ProofOfOrder> proof(String orderId) {
    return store.orders().find(orderId).map(this::proofAtRest);
  }

  private ProofOfOrder proofAtRest(StoredOrder first) {
    StoredOrder row = first;
    for (int tries = 1; ; tries++) {
      ProofOfOrder proof = proof(row);
      StoredOrder now = store.orders().find(row.orderId()).orElseThrow();
      if (now.seq() == row.seq()) {
        return proof;
      }
      if (tries == TRIES) {
        return proof.undecided();
      }
      row = now;
    }
  }

  private ProofOfOrder proof(StoredOrder row) {
    List<String> facts =
        store.journal().read(row.orderId()).stream().map(JournalRow::fact).toList();
    if (facts.isEmpty()) {
      return ProofOfOrder.ofNothing(row, clock.instant());
    }
    Order order = FactJson.fold(facts);
    List<Balance> ledger = store.ledger().balances(row.orderId());
    Proof proof = Proof.of(order, Witness.of(order, providers));
    return ProofOfOrder.of(order, row, ledger, proof, clock.instant());
  }
}
