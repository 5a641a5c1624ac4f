package io.quittance.simulator.core;

import java.util.List;

/**
 * A page of the provider's statement: charges in the order of their last changes.
 *
 * @param position where the next page begins, also when this one is the last for now
 * @param last whether there is nothing more for now
 */
public record Statement(List<Line> lines, long position, boolean last) {

  /**
   * A charge that changed.
   *
   * @param changed the line of the books that changed it last
   */
  public record Line(Charge charge, long changed) {}
}
