package io.quittance.workflows.contract;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a comparison with the providers' books got: what one page hands to the next.
 *
 * @param id its number in the books
 * @param to orders that ended until then are compared
 * @param openBefore open orders that were placed before then are compared
 * @param part what is being compared
 * @param after the last order that was compared in this part; null: none yet
 * @param list the place in the providers' lists
 * @param ordersProven how many orders were compared so far, with a clear verdict
 * @param chargesRead how many charges of the providers' lists were read so far
 * @param differences how many differences were found so far
 * @param undecided how many comparisons had to be left to the next time
 */
public record ReconciliationProgress(
    long id,
    Instant to,
    Instant openBefore,
    Part part,
    @Nullable OrderPlace after,
    ListPlace list,
    int ordersProven,
    int chargesRead,
    int differences,
    int undecided) {

  /** The parts of a comparison, in their order. */
  public enum Part {
    /** Orders that ended. */
    ENDED,
    /** Orders that are open for long. */
    OPEN,
    /** The providers' lists of charges. */
    CHARGES,
    /** Nothing is left. */
    DONE
  }

  /** An order's place among others, by when it ended or was placed. */
  public record OrderPlace(Instant at, String orderId) {}

  /**
   * A place in the providers' lists of charges.
   *
   * @param provider whose list is being read; null: that of the first one
   * @param position where its next page begins; null: at the start
   * @param heldBack whether a charge of it was left to the next time, so that the next time begins
   *     where this one did or came to then
   * @param starts where the next comparison begins in each provider's list
   */
  public record ListPlace(
      @Nullable String provider,
      @Nullable String position,
      boolean heldBack,
      SortedMap<String, String> starts) {}

  /** Returns this at the beginning of another part. */
  public ReconciliationProgress in(Part next) {
    return new ReconciliationProgress(
        id, to, openBefore, next, null, list, ordersProven, chargesRead, differences, undecided);
  }

  /** Returns this with one more order compared. */
  public ReconciliationProgress withOrder(OrderPlace place, boolean decided) {
    return new ReconciliationProgress(
        id,
        to,
        openBefore,
        part,
        place,
        list,
        ordersProven + (decided ? 1 : 0),
        chargesRead,
        differences,
        undecided + (decided ? 0 : 1));
  }

  /** Returns this with more charges read, at another place in the lists. */
  public ReconciliationProgress withCharges(ListPlace place, int read, int notDecided) {
    return new ReconciliationProgress(
        id,
        to,
        openBefore,
        part,
        after,
        place,
        ordersProven,
        chargesRead + read,
        differences,
        undecided + notDecided);
  }

  /** Returns this with so many differences found in all. */
  public ReconciliationProgress withDifferences(int found) {
    return new ReconciliationProgress(
        id, to, openBefore, part, after, list, ordersProven, chargesRead, found, undecided);
  }

  /** Returns what came of it, if it ends here. */
  public ReconciliationResult result() {
    String inTheEnd = differences == 0 ? "IN_LINE" : "DIFFERENCES";
    String outcome = part == Part.DONE ? inTheEnd : "FAILED";
    return new ReconciliationResult(id, outcome, ordersProven, chargesRead, differences, undecided);
  }
}
