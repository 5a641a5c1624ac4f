package io.quittance.store;

import io.quittance.store.AppendResult.Appended;
import io.quittance.store.AppendResult.Conflict;
import io.quittance.store.AppendResult.Gap;
import io.quittance.store.AppendResult.NoSuchOrder;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One append, inside its transaction. */
final class Appending {

  private final JdbcClient sql;
  private final Append append;

  Appending(JdbcClient sql, Append append) {
    this.sql = sql;
    this.append = append;
  }

  AppendResult run() {
    return lockedSeq().map(this::after).orElseGet(NoSuchOrder::new);
  }

  /** How many facts the order has. The lock makes all who write to one order take turns. */
  private Optional<Long> lockedSeq() {
    return sql.sql("select seq from orders where order_id = :order for no key update")
        .param("order", append.orderId())
        .query(Long.class)
        .optional();
  }

  private AppendResult after(long stored) {
    if (append.firstSeq() > stored + 1) {
      return new Gap(stored + 1);
    }
    Entries entries = new Entries(append);
    Optional<Conflict> conflict =
        append.firstSeq() > stored ? Optional.empty() : Conflicts.first(sql, append, entries);
    if (conflict.isPresent()) {
      if (!conflict.get().ownRun()) {
        Conflicts.keepEvidence(sql, append, conflict.get());
      }
      return conflict.get();
    }
    if (append.lastSeq() > stored) {
      new NewFacts(sql, append, entries.after(stored)).write();
      OrderRowUpdate.write(sql, append);
    }
    return new Appended(Math.max(stored, append.lastSeq()) + 1, ProviderNames.note(sql, append));
  }
}
