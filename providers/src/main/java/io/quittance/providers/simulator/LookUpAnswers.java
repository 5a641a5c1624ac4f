package io.quittance.providers.simulator;

import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import java.util.function.Function;

/** What the answer to a look-up means, of a charge and of a refund alike. */
final class LookUpAnswers {

  private LookUpAnswers() {}

  /**
   * Returns the outcome.
   *
   * @param neverSeen the code by which the simulator says that it has never seen the reference
   * @param state reads what the simulator has
   */
  static Outcome of(
      Reference of,
      Exchange.Result result,
      String neverSeen,
      Function<Exchange.Answer, Outcome> state) {
    return switch (result) {
      case Exchange.NotConnected none -> new Outcome.NotSent(of, null);
      case Exchange.NoAnswer none -> new Outcome.Unknown(of);
      case Exchange.Answer a when a.status() == 200 -> state.apply(a);
      case Exchange.Answer a when Problems.codeOf(a).equals(neverSeen) -> new Outcome.NotFound(of);
      case Exchange.Answer a -> new Outcome.Unknown(of);
    };
  }
}
