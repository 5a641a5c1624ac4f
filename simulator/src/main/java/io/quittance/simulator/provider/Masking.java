package io.quittance.simulator.provider;

import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Problem;
import io.quittance.simulator.core.Verdict;

/** What a fault puts in the place of the answer of a call that was executed. */
enum Masking {
  NONE,
  FAILURE,
  SILENCE;

  Verdict mask(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Answered answered -> mask(answered);
      case Verdict.Unanswered unanswered -> unanswered;
      case Verdict.Waits waits -> waits;
    };
  }

  private Verdict mask(Verdict.Answered answered) {
    return switch (this) {
      case NONE -> answered;
      case FAILURE ->
          new Verdict.Answered(
              Answer.Refused.because(Problem.INTERNAL_ERROR),
              answered.outcome(),
              answered.replayed());
      case SILENCE -> new Verdict.Unanswered(answered.outcome(), answered.replayed());
    };
  }
}
