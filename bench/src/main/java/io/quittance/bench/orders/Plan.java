package io.quittance.bench.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which orders are to be there. The same plan is always the same orders.
 *
 * @param orders how many, the oldest with number 1
 * @param prefix what their ids begin with
 * @param seed of all that is left to chance
 * @param until when it is: nothing happened later
 * @param span how long before that the first of them was placed
 */
public record Plan(int orders, String prefix, long seed, Instant until, Duration span) {

  private static final int LONGEST_PREFIX = 20;
  private static final int MOST = 999_999_999;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException saying what makes no sense
   */
  public Plan {
    if (orders < 1 || orders > MOST) {
      throw new IllegalArgumentException("The number of orders is from 1 to " + MOST + ".");
    }
    if (!prefix.matches("[A-Za-z0-9]{1," + LONGEST_PREFIX + "}")) {
      throw new IllegalArgumentException(
          "A prefix is 1 to " + LONGEST_PREFIX + " letters and digits.");
    }
    until = until.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the id of an order; ids sort as their numbers do. */
  String id(int number) {
    return "%s-%09d".formatted(prefix, number);
  }

  /** Returns when an order is placed: evenly over the span, but for an hour of chance. */
  Instant placedAt(int number, Chance chance) {
    Duration pause = span.dividedBy(orders);
    Instant placed =
        until
            .minus(span)
            .plus(pause.multipliedBy(number))
            .minus(chance.between(Duration.ZERO, Duration.ofHours(1)));
    return placed.truncatedTo(ChronoUnit.MILLIS);
  }
}
