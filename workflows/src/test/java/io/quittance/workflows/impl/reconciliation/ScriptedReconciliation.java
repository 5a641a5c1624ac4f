package io.quittance.workflows.impl.reconciliation;

import io.quittance.workflows.contract.ReconciliationActivities;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationProgress.ListPlace;
import io.quittance.workflows.contract.ReconciliationProgress.OrderPlace;
import io.quittance.workflows.contract.ReconciliationProgress.Part;
import io.quittance.workflows.contract.ReconciliationResult;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A reconciliation of one order a page, which fails as often as the test says. */
final class ScriptedReconciliation implements ReconciliationActivities {

  private static final Instant T = Instant.parse("2026-11-23T12:00:00Z");

  private final int pages;
  private final List<Integer> compared = new ArrayList<>();
  private final List<ReconciliationResult> finished = new ArrayList<>();
  private int begun;
  private int failures;

  ScriptedReconciliation(int pages) {
    this.pages = pages;
  }

  /** Lets so many pages fail before one is done. */
  synchronized void failNext(int times) {
    failures = times;
  }

  synchronized int begun() {
    return begun;
  }

  /** Returns the numbers of the pages that were done, in order. */
  synchronized List<Integer> compared() {
    return List.copyOf(compared);
  }

  synchronized List<ReconciliationResult> finished() {
    return List.copyOf(finished);
  }

  @Override
  public synchronized ReconciliationProgress begin() {
    begun++;
    ListPlace list = new ListPlace(null, null, false, new TreeMap<>());
    return new ReconciliationProgress(7, T, T, Part.ENDED, null, list, 0, 0, 0, 0);
  }

  @Override
  public synchronized ReconciliationProgress page(ReconciliationProgress progress) {
    if (failures > 0) {
      failures--;
      throw ApplicationFailure.newBuilder()
          .setMessage("the books are away")
          .setType("BooksUnavailable")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .build();
    }
    int page = progress.ordersProven() + 1;
    compared.add(page);
    ReconciliationProgress next = progress.withOrder(new OrderPlace(T, "A-" + page), true);
    return page == pages ? next.in(Part.DONE) : next;
  }

  @Override
  public synchronized ReconciliationResult finish(ReconciliationProgress progress) {
    finished.add(progress.result());
    return progress.result();
  }
}
