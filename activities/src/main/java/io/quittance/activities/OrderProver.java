package io.quittance.activities;

import com.google.common.util.concurrent.RateLimiter;
import io.quittance.domain.Order;
import io.quittance.domain.Proof;
import io.quittance.domain.Proof.Verdict;
import io.quittance.domain.StatementAnswer;
import io.quittance.providers.Providers;
import io.quittance.providers.Witness;
import io.quittance.store.JournalRow;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The proof of one order: its journal against its row, its ledger and its providers' books. */
final class OrderProver {

  private static final Logger log = LoggerFactory.getLogger(OrderProver.class);

  private final Store store;
  private final Providers providers;
  private final OrderProcesses processes;
  private final Findings findings;
  private final RateLimiter calls;

  OrderProver(
      Store store,
      Providers providers,
      OrderProcesses processes,
      Findings findings,
      RateLimiter calls) {
    this.store = store;
    this.providers = providers;
    this.processes = processes;
    this.findings = findings;
    this.calls = calls;
  }

  /** Proves an order as it stands now, reports what differs, and returns the verdict. */
  Verdict prove(long reconciliation, String orderId) {
    StoredOrder row = store.orders().find(orderId).orElseThrow();
    if (row.seq() == 0) {
      return Verdict.UNDECIDED;
    }
    return read(reconciliation, row)
        .map(booked -> prove(reconciliation, booked))
        .orElse(Verdict.DIFFERENT);
  }

  /**
   * Reads an order that has a fact. One whose journal makes no order is reported, and is empty: it
   * can't go on either, so there is nobody to tell but a person.
   */
  Optional<BookedOrder> read(long reconciliation, StoredOrder row) {
    List<JournalRow> journal = store.journal().read(row.orderId());
    try {
      return Optional.of(BookedOrder.of(row, journal));
    } catch (RuntimeException e) {
      log.error("The journal of order {} makes no order", row.orderId(), e);
      String evidence = "Its journal makes no order: " + e.getMessage();
      findings.keep(reconciliation, row.orderId(), Finding.forAPerson("journal", null, evidence));
      return Optional.empty();
    }
  }

  private Verdict prove(long reconciliation, BookedOrder booked) {
    Proof proof = Proof.of(booked.order(), witnesses(booked.order()));
    List<Finding> found = new ArrayList<>(differencesOf(booked));
    proof.differences().forEach(difference -> found.add(Finding.of(difference)));
    // Asked last: what the providers told is held against an order that had not moved since.
    if (!found.isEmpty() && hasMoved(booked)) {
      return Verdict.UNDECIDED;
    }
    found.forEach(finding -> findings.report(reconciliation, booked, finding));
    Verdict verdict = found.isEmpty() ? proof.verdict() : Verdict.DIFFERENT;
    if (verdict != Verdict.UNDECIDED && booked.isEnded()) {
      store.orders().proven(booked.id(), booked.row().seq());
    }
    return verdict;
  }

  /**
   * The row is read after the engine was asked: a run that has closed since left its facts there.
   */
  boolean hasMoved(BookedOrder booked) {
    return processes.mayBeAhead(booked.id(), booked.order().revision())
        || store
            .orders()
            .find(booked.id())
            .filter(now -> now.seq() == booked.row().seq())
            .isEmpty();
  }

  private List<Finding> differencesOf(BookedOrder booked) {
    return OwnBooks.findings(booked, store.ledger().of(booked.id()));
  }

  private List<StatementAnswer> witnesses(Order order) {
    long questions = order.attempts().stream().filter(a -> a.sentAt() != null).count();
    if (questions > 0) {
      calls.acquire((int) questions);
    }
    return Witness.of(order, providers);
  }
}
