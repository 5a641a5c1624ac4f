package io.quittance.workflows.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of writing facts into the books.
 *
 * @param nextSeq the place of the next fact; for {@code GAP}, of the first one that is missing; for
 *     {@code CONFLICT}, of the first one that differs
 * @param evidence what is wrong, in a sentence for a person; null if nothing is
 * @param clashes a sentence for each of the provider's ids that stands for another reference too
 * @param standing for {@code CONFLICT}: the facts that stand in the books from the first place on
 *     that was to be written, as JSON by {@link FactJson}
 * @param ownRun for {@code CONFLICT}: whether all of them were written by the same run
 */
public record Appended(
    Result result,
    long nextSeq,
    @Nullable String evidence,
    List<String> clashes,
    List<String> standing,
    boolean ownRun) {

  /** How it ended. */
  public enum Result {
    /** They are in the books. */
    WRITTEN,
    /** Facts before the first one are missing in the books; nothing was written. */
    GAP,
    /** Another fact stands in the place of one of them; nothing was written. */
    CONFLICT
  }
}
