package io.quittance.activities;

import io.quittance.store.AppendResult;
import io.quittance.store.JournalRow;
import io.quittance.store.Store;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderState;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** The activities of an order's books, each one call of the store. */
public final class BookActivities implements JournalActivities {

  private final Store store;

  /** Takes the books. */
  public BookActivities(Store store) {
    this.store = store;
  }

  @Override
  public Appended append(FactsToAppend facts) {
    try {
      return ActivityFailures.unlessBooksRefuse(() -> appended(facts));
    } catch (ApplicationFailure e) {
      if (e.isNonRetryable()) {
        Refusals.show(store, facts, e.getOriginalMessage());
      }
      throw e;
    }
  }

  private Appended appended(FactsToAppend facts) {
    AppendResult result = store.journal().append(BookMapping.append(facts));
    if (result instanceof AppendResult.NoSuchOrder && facts.firstSeq() == 1) {
      // An order that was started past the api, as from the Temporal UI, is an order all the same.
      store.orders().claim(BookMapping.claim(facts));
      result = store.journal().append(BookMapping.append(facts));
    }
    return answer(facts, result);
  }

  private Appended answer(FactsToAppend facts, AppendResult result) {
    return switch (result) {
      case AppendResult.Appended r when r.nextSeq() > afterLast(facts) ->
          AppendAnswers.moreStands(facts, afterLast(facts), standingFrom(facts));
      case AppendResult.Appended r -> AppendAnswers.written(r);
      case AppendResult.Gap r -> AppendAnswers.gap(facts, r.nextSeq());
      case AppendResult.NoSuchOrder r -> AppendAnswers.gap(facts, 1);
      case AppendResult.Conflict r -> AppendAnswers.conflict(facts, r, standingFrom(facts));
    };
  }

  private static long afterLast(FactsToAppend facts) {
    return facts.firstSeq() + facts.entries().size();
  }

  private List<JournalRow> standingFrom(FactsToAppend facts) {
    return store.journal().read(facts.orderId()).stream()
        .filter(row -> row.seq() >= facts.firstSeq())
        .toList();
  }

  @Override
  public OrderState read(String orderId) {
    return ActivityFailures.unlessBooksAway(() -> state(orderId));
  }

  /** Without its first fact there is no order to go on with, and it may still be on its way. */
  private OrderState state(String orderId) {
    List<String> facts = store.journal().read(orderId).stream().map(JournalRow::fact).toList();
    if (facts.isEmpty()) {
      throw new IllegalStateException("the journal has no fact of order " + orderId + " yet");
    }
    return new OrderState(FactJson.writeOrder(FactJson.fold(facts)), facts.size());
  }
}
