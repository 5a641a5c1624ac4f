package io.quittance.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices from one seed. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  long upTo(long bound) {
    return random.nextLong(bound);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Returns true so many times of a hundred. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  long ofTimes(long... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns some of the choices, at least one: a schedule that does less goes deeper into it. */
  <T> List<T> some(List<T> choices) {
    List<T> some = new ArrayList<>();
    int chance = 15 + random.nextInt(75);
    for (T choice : choices) {
      if (percent(chance)) {
        some.add(choice);
      }
    }
    if (some.isEmpty()) {
      some.add(of(choices));
    }
    return some;
  }
}
