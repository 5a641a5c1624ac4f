package io.quittance.simulator.core;

/** What becomes of a caller. */
public sealed interface Verdict {

  /**
   * It is answered.
   *
   * @param outcome what the provider did, for the record of calls
   * @param replayed true when an earlier execution's first answer is given again
   */
  record Answered(Answer answer, String outcome, boolean replayed) implements Verdict {}

  /** It gets no answer. */
  record Unanswered(String outcome, boolean replayed) implements Verdict {}

  /** It is answered once the charge is executed or closed. */
  record Waits(String reference, boolean replayed) implements Verdict {}
}
