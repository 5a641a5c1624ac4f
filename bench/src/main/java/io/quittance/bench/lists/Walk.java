package io.quittance.bench.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk over the whole list, page by page: what it saw, and where its pages ended. */
final class Walk {

  private static final int LONGEST_PAGE = 200;

  private final List<Place> ends = new ArrayList<>();
  private int orders;
  private Page.@Nullable Line last;

  private Walk() {}

  /**
   * Walks.
   *
   * @throws IllegalStateException if two neighbours are not in order: with that, no order can come
   *     twice
   */
  static Walk over(HttpList list) throws IOException {
    Walk walk = new Walk();
    Spot spot = Spot.FIRST;
    while (true) {
      Page page = Page.read(list.get(spot.path(LONGEST_PAGE)));
      page.lines().forEach(walk::see);
      Place end = page.end();
      if (end == null) {
        return walk;
      }
      walk.ends.add(end);
      spot = Spot.FIRST.following(end);
    }
  }

  private void see(Page.Line line) {
    if (last != null && !last.isBefore(line)) {
      throw new IllegalStateException(
          "The list has " + line.orderId() + " after " + last.orderId() + ".");
    }
    last = line;
    orders++;
  }

  /** Returns how many orders it met. */
  int orders() {
    return orders;
  }

  /** Returns the places at which pages ended between two shares of the walk, from 0 to 1. */
  List<Place> ends(double from, double to) {
    return ends.subList((int) (ends.size() * from), (int) (ends.size() * to));
  }
}
