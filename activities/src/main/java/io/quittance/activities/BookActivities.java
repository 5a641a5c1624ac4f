package io.quittance.activities;

import io.quittance.store.Append;
import io.quittance.store.AppendResult;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.JournalRow;
import io.quittance.store.Store;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderState;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The writing of facts into the books, and the reading of orders from them. */
public final class BookActivities implements JournalActivities {

  private static final Logger log = LoggerFactory.getLogger(BookActivities.class);

  private final Store store;

  /** Takes the books. */
  public BookActivities(Store store) {
    this.store = store;
  }

  @Override
  public Appended append(FactsToAppend facts) {
    return about(facts.orderId(), () -> written(facts));
  }

  private Appended written(FactsToAppend facts) {
    Append append = BookRows.append(facts);
    AppendResult result = store.journal().append(append);
    if (result instanceof AppendResult.NoSuchOrder) {
      // Whoever started it did not ask the books first.
      store.orders().claim(BookRows.claim(facts));
      result = store.journal().append(append);
    }
    return switch (result) {
      case AppendResult.Appended x -> written(facts, x);
      case AppendResult.Conflict x ->
          standing(
              facts,
              x.seq(),
              "The books have %s as fact %d, not %s".formatted(x.kept(), x.seq(), x.refused()));
      case AppendResult.Gap x -> BookAnswers.gap(x.nextSeq(), facts.firstSeq());
      case AppendResult.NoSuchOrder x ->
          throw new IllegalStateException("claimed, and not there: " + facts.orderId());
    };
  }

  /** More facts than these stand only if another run, or a lost task, has gone on from them. */
  private Appended written(FactsToAppend facts, AppendResult.Appended appended) {
    long expected = facts.firstSeq() + facts.entries().size();
    return appended.nextSeq() == expected
        ? BookAnswers.written(appended)
        : standing(
            facts, expected, "The books have facts from " + expected + " on that are not known");
  }

  private Appended standing(FactsToAppend facts, long seq, String evidence) {
    List<JournalRow> rows =
        store.journal().read(facts.orderId()).stream()
            .filter(row -> row.seq() >= facts.firstSeq())
            .toList();
    log.warn("{}", evidence);
    return BookAnswers.conflict(facts.runId(), seq, evidence, rows);
  }

  @Override
  public OrderState read(String orderId) {
    return about(orderId, () -> state(orderId));
  }

  private OrderState state(String orderId) {
    List<String> facts = store.journal().read(orderId).stream().map(JournalRow::fact).toList();
    if (facts.isEmpty()) {
      throw BookFailures.unknownOrder(orderId);
    }
    return new OrderState(FactJson.writeOrder(FactJson.fold(facts)), facts.size());
  }

  /** Every line that is logged meanwhile, by whomever, carries the order. */
  private static <T> T about(String orderId, Supplier<T> work) {
    try (MDC.MDCCloseable _ = MDC.putCloseable("orderId", orderId)) {
      return work.get();
    } catch (BooksUnavailable e) {
      throw BookFailures.unavailable(e);
    }
  }
}
