package io.quittance.simulator.core;

import java.util.List;

/**
 * What a command leads to.
 *
 * @param events what happens, in order
 * @param verdict what becomes of the caller
 */
public record Decision(List<Event> events, Verdict verdict) {

  static Decision answered(Answer answer, String outcome) {
    return new Decision(List.of(), new Verdict.Answered(answer, outcome, false));
  }

  static Decision refused(Problem problem) {
    return refused(Answer.Refused.because(problem));
  }

  static Decision refused(Answer.Refused refusal) {
    return answered(refusal, refusal.problem().toString());
  }
}
