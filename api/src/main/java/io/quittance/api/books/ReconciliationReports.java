package io.quittance.api.books;

import io.quittance.store.Difference;
import io.quittance.store.Reconciliation;
import io.quittance.store.Store;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the proofs over many orders found. Every call throws {@link
 * io.quittance.store.BooksUnavailable} if the database does not answer.
 */
@Component
public final class ReconciliationReports {

  private static final int MOST_DIFFERENCES = 1000;

  private final Store store;

  ReconciliationReports(Store store) {
    this.store = store;
  }

  /**
   * A part of the list of them, the newest first.
   *
   * @param next what to ask for as {@code before} to go on; null: the list ends here
   */
  @Schema(name = "ReconciliationsPage")
  public record Page(List<Report> reconciliations, @Nullable Long next) {}

  /**
   * One of them, with its progress while it goes on.
   *
   * @param from the start of the interval in which the orders ended that it proves
   * @param finishedAt when it was done; null: it is not
   * @param outcome {@code IN_LINE}, {@code DIFFERENCES} or {@code FAILED}; null: it is not done
   * @param differences how many were found so far
   */
  @Schema(name = "Reconciliation")
  public record Report(
      long id,
      Instant from,
      Instant to,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String outcome,
      int ordersProven,
      int chargesRead,
      int differences) {}

  /**
   * One of them with what it found.
   *
   * @param found the differences, in the order of finding, the first 1,000 at most
   */
  @Schema(name = "ReconciliationReport")
  public record Full(Report reconciliation, List<Found> found) {}

  /**
   * A difference.
   *
   * @param reference the payment or refund it is about; null: the order
   * @param evidence both sides, in a sentence
   */
  @Schema(name = "ReconciliationDifference")
  public record Found(
      String orderId, @Nullable String reference, String what, String evidence, Instant at) {}

  /**
   * Returns a page of them.
   *
   * @param before the id that the page before ended with; null: the first page
   */
  public Page page(@Nullable Long before, int limit) {
    List<Reconciliation> rows = store.reconciliations().list(before, limit + 1);
    boolean goesOn = rows.size() > limit;
    List<Reconciliation> shown = goesOn ? rows.subList(0, limit) : rows;
    return new Page(
        shown.stream().map(ReconciliationReports::report).toList(),
        goesOn ? shown.getLast().id() : null);
  }

  /** Returns one with its differences; empty if there is none of that id. */
  public Optional<Full> find(long id) {
    return store
        .reconciliations()
        .find(id)
        .map(
            row ->
                new Full(
                    report(row),
                    store.reconciliations().differences(id, MOST_DIFFERENCES).stream()
                        .map(ReconciliationReports::found)
                        .toList()));
  }

  private static Report report(Reconciliation row) {
    return new Report(
        row.id(),
        row.from(),
        row.to(),
        row.startedAt(),
        row.finishedAt(),
        row.outcome(),
        row.ordersProven(),
        row.chargesRead(),
        row.differences());
  }

  private static Found found(Difference row) {
    return new Found(row.orderId(), row.reference(), row.what(), row.evidence(), row.at());
  }
}
