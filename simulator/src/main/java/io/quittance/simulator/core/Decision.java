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

  /** It happens at once, and the charge is shown as it stands after it. */
  static Decision done(Event event, Charge after) {
    return new Decision(
        List.of(event),
        new Verdict.Answered(new Answer.OfCharge(200, after), after.status().toString(), false));
  }

  /** Nothing happens, and the charge is shown as it stands. */
  static Decision shown(Charge charge) {
    return answered(new Answer.OfCharge(200, charge), charge.status().toString());
  }

  static Decision refused(Problem problem) {
    return refused(Answer.Refused.because(problem));
  }

  static Decision refused(Answer.Refused refusal) {
    return answered(refusal, refusal.problem().toString());
  }
}
