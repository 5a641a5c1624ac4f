package io.quittance.bench.lists;

import java.util.List;

/**
 * A kind of page that is measured.
 *
 * @param name in words
 * @param spots pages of that kind, which are asked for in turn
 */
record Case(String name, List<Spot> spots) {

  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException if there is no such page
   */
  Case {
    spots = List.copyOf(spots);
    if (spots.isEmpty()) {
      throw new IllegalArgumentException("There are too few orders to measure: " + name + ".");
    }
  }

  Spot spot(int round) {
    return spots.get(round % spots.size());
  }
}
