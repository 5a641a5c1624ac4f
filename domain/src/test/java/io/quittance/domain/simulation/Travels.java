package io.quittance.domain.simulation;

import io.quittance.domain.simulation.Manner.Travel;
import java.util.List;

/** What can become of a request on its way, by its operation. */
final class Travels {

  private static final List<Travel> ALL = List.of(Travel.values());
  private static final List<Travel> OF_WHAT_IS_SENT_ONCE =
      ALL.stream().filter(travel -> travel != Travel.LAST_NOT_SENT).toList();

  private Travels() {}

  static List<Travel> of(Operation operation) {
    return switch (operation) {
      case CHARGE, CAPTURE -> OF_WHAT_IS_SENT_ONCE;
      case CLOSE, REFUND, LOOK_UP -> ALL;
    };
  }
}
