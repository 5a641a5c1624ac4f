package io.quittance.activities;

import io.quittance.domain.Attempt;
import io.quittance.domain.Proof;
import io.quittance.domain.Proof.Verdict;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.domain.StatementLine.Standing;
import io.quittance.providers.PaymentProvider;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.UnmatchedOrders;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The charges of a provider's list, held against the orders that they belong to. Our order may have
 * moved since the list was told, so the list alone proves nothing: where it differs, the order is
 * proven, by what the provider says then.
 */
final class ListedCharges {

  private static final Logger log = LoggerFactory.getLogger(ListedCharges.class);

  private final Store store;
  private final OrderProcesses processes;
  private final OrderProver prover;
  private final Findings findings;
  private final UnmatchedCharges unmatched;

  ListedCharges(
      Store store,
      OrderProcesses processes,
      OrderProver prover,
      Findings findings,
      UnmatchedCharges unmatched) {
    this.store = store;
    this.processes = processes;
    this.prover = prover;
    this.findings = findings;
    this.unmatched = unmatched;
  }

  /** Compares a charge with our books; returns whether that led to an answer. */
  boolean compare(long reconciliation, PaymentProvider provider, StatementLine line) {
    Optional<String> named = Reference.find(line.reference()).map(of -> of.order().value());
    Optional<StoredOrder> row =
        named.flatMap(store.orders()::find).or(() -> standIn(provider, line));
    if (row.isEmpty()) {
      return matchless(reconciliation, provider, line, named);
    }
    if (row.get().seq() == 0) {
      return unbooked(reconciliation, provider, line, row.get());
    }
    return prover
        .read(reconciliation, row.get())
        .map(booked -> compare(reconciliation, provider, line, booked))
        .orElse(true);
  }

  private Optional<StoredOrder> standIn(PaymentProvider provider, StatementLine line) {
    return store.orders().find(UnmatchedOrders.orderId(provider.name(), line.reference()));
  }

  private boolean matchless(
      long reconciliation, PaymentProvider provider, StatementLine line, Optional<String> named) {
    if (!holdsMoney(line)) {
      return true;
    }
    if (named.filter(processes::isRunning).isPresent()) {
      // It was placed past the api while the books were away, or before there were any.
      log.warn("Order {} runs, and is not in the books", named.get());
      return false;
    }
    unmatched.open(reconciliation, provider, line);
    return true;
  }

  /**
   * A charge of an order without a fact. While the order runs, its facts may be on their way; if it
   * does not, nobody else will ever tell of the charge.
   */
  private boolean unbooked(
      long reconciliation, PaymentProvider provider, StatementLine line, StoredOrder row) {
    if (processes.isRunning(row.orderId())) {
      return !holdsMoney(line);
    }
    if (isNothing(line)) {
      return true;
    }
    // Read after the engine was asked: a run that has closed since left its facts there.
    if (store.orders().find(row.orderId()).filter(now -> now.seq() == 0).isEmpty()) {
      return false;
    }
    log.warn("Order {} has no fact and does not run: it is begun, and asks", row.orderId());
    findings.reportUnbooked(reconciliation, row, unknown(provider, line));
    return true;
  }

  private boolean compare(
      long reconciliation, PaymentProvider provider, StatementLine line, BookedOrder booked) {
    Optional<Attempt> attempt =
        booked.order().attempts().stream()
            .filter(a -> a.provider().equals(provider.name()))
            .filter(a -> a.nameAtProvider().equals(line.reference()))
            .findFirst();
    if (attempt.isEmpty()) {
      return strange(reconciliation, provider, line, booked);
    }
    return isInLine(booked, attempt.get(), line)
        || prover.prove(reconciliation, booked.id()) != Verdict.UNDECIDED;
  }

  private static boolean isInLine(BookedOrder booked, Attempt attempt, StatementLine line) {
    return Proof.of(booked.order(), List.of(new StatementAnswer.Told(line))).lines().stream()
        .filter(compared -> compared.payment().equals(attempt.reference()))
        .noneMatch(compared -> compared.verdict() == Verdict.DIFFERENT);
  }

  /** A charge under the name of an order that did not ask for it. */
  private boolean strange(
      long reconciliation, PaymentProvider provider, StatementLine line, BookedOrder booked) {
    if (isNothing(line)) {
      return true;
    }
    if (prover.hasMoved(booked)) {
      return false;
    }
    findings.report(reconciliation, booked, unknown(provider, line));
    return true;
  }

  private static Finding unknown(PaymentProvider provider, StatementLine line) {
    String evidence =
        provider.name()
            + " has "
            + line.standing()
            + " "
            + line.captured()
            + " as "
            + line.reference()
            + ", which the order never asked for";
    return Finding.forAPerson("unknown_charge", line.reference(), evidence);
  }

  private static boolean isNothing(StatementLine line) {
    return !holdsMoney(line) && !mayTakeMoney(line);
  }

  private static boolean holdsMoney(StatementLine line) {
    return line.captured().minorUnits() > line.refunded().minorUnits();
  }

  private static boolean mayTakeMoney(StatementLine line) {
    return line.standing() == Standing.OPEN || line.standing() == Standing.AUTHORIZED;
  }
}
