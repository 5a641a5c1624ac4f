package io.quittance.api.books;

import io.quittance.api.evidence.ProofOfOrder;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Proof;
import io.quittance.providers.Providers;
import io.quittance.providers.Witness;
import io.quittance.store.Balance;
import io.quittance.store.JournalRow;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.StartOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The proof of an order: its books held against its provider's answer, asked for now. */
@Component
public final class Proving {

  private static final int TRIES = 3;

  private final Store store;
  private final Providers providers;

  Proving(Store store, Providers providers) {
    this.store = store;
    this.providers = providers;
  }

  /**
   * Proves an order; empty if there is none of that id. Blocks while the provider is asked.
   *
   * <p>The books and the provider are read one after the other. If the order moved in between, what
   * was read does not belong together and says nothing: it is read again, a few times.
   *
   * @throws io.quittance.store.BooksUnavailable if the database does not answer
   */
  public Optional<ProofOfOrder> prove(String orderId) {
    StoredOrder row = store.orders().find(orderId).orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    ProofOfOrder proof = proof(row);
    for (int tries = 1; ; tries++) {
      StoredOrder now = store.orders().find(orderId).orElseThrow();
      if (now.seq() == row.seq()) {
        return Optional.of(row.seq() == 0 ? proof.undecided() : proof);
      }
      if (tries == TRIES) {
        return Optional.of(proof.undecided());
      }
      row = now;
      proof = proof(row);
    }
  }

  private ProofOfOrder proof(StoredOrder row) {
    Order order = order(row);
    List<Balance> ledger = store.ledger().balances(row.orderId());
    Proof proof = Proof.of(order, Witness.of(order, providers));
    return ProofOfOrder.of(order, row, ledger, proof, Instant.now());
  }

  private Order order(StoredOrder row) {
    List<String> facts =
        store.journal().read(row.orderId()).stream().map(JournalRow::fact).toList();
    return facts.isEmpty() ? placed(row) : FactJson.fold(facts);
  }

  private static Order placed(StoredOrder row) {
    StartOrder start = OrderDataConverter.mapper().readValue(row.start(), StartOrder.class);
    return OrderMachine.place(new Fact.OrderPlaced(start.toTerms(), row.createdAt()));
  }
}
