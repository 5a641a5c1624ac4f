package io.quittance.api.books;

import io.quittance.api.evidence.LedgerBalances;
import io.quittance.api.evidence.LedgerOfOrder;
import io.quittance.api.evidence.Timeline;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.EngineConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the books tell of an order beside where it stands. Every call throws {@link
 * io.quittance.store.BooksUnavailable} if the database does not answer.
 */
@Component
public final class Evidence {

  private final Store store;
  private final @Nullable String uiUrl;

  Evidence(
      Store store, @Value("${TEMPORAL_UI_URL:}") String uiAddress, EngineConnection connection) {
    this.store = store;
    this.uiUrl = uiAddress.isBlank() ? null : namespaceAt(uiAddress.strip(), connection);
  }

  private static String namespaceAt(String uiAddress, EngineConnection connection) {
    return uiAddress.replaceFirst("/+$", "") + "/namespaces/" + connection.namespace();
  }

  /** Returns how many facts the books have of an order; empty if there is none of that id. */
  public Optional<Long> facts(String orderId) {
    return store.orders().find(orderId).map(StoredOrder::seq);
  }

  /** Returns an order's timeline; with no entry if there is no such order. */
  public Timeline timeline(String orderId) {
    return Timeline.of(orderId, store.journal().read(orderId), uiUrl);
  }

  /** Returns an order's ledger; with no transaction if there is no such order. */
  public LedgerOfOrder ledger(String orderId) {
    return LedgerOfOrder.of(orderId, store.ledger().of(orderId), store.ledger().balances(orderId));
  }

  /** Returns the balances of all accounts; it reads the whole ledger. */
  public LedgerBalances balances() {
    return LedgerBalances.of(store.ledger().balances());
  }
}
