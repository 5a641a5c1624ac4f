package io.quittance.domain.simulation;

import io.quittance.domain.simulation.Manner.Verdict;
import java.util.List;

/** What a provider can make of a request, by its operation. */
final class Verdicts {

  private Verdicts() {}

  static List<Verdict> of(Operation operation) {
    return switch (operation) {
      case CHARGE ->
          List.of(
              Verdict.AS_ASKED,
              Verdict.DECLINED,
              Verdict.REDIRECTED,
              Verdict.PROCESSED_LATER,
              Verdict.LESS,
              Verdict.OTHER_CURRENCY,
              Verdict.DISPUTED);
      case CAPTURE ->
          List.of(
              Verdict.AS_ASKED, Verdict.REFUSED, Verdict.GONE, Verdict.DECLINED, Verdict.DISPUTED);
      case CLOSE -> List.of(Verdict.AS_ASKED, Verdict.REFUSED);
      case REFUND ->
          List.of(
              Verdict.AS_ASKED,
              Verdict.REFUSED,
              Verdict.REFUSED_FOR_GOOD,
              Verdict.RETURNED_LATER,
              Verdict.FAILS_LATER,
              Verdict.NEVER_RETURNED,
              Verdict.TAKEN_BACK_LATER);
      case LOOK_UP -> List.of(Verdict.AS_ASKED, Verdict.BLIND);
    };
  }
}
