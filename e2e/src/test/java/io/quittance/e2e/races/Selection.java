package io.quittance.e2e.races;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which orderings are played. */
final class Selection {

  private static final int WITHOUT_CRASH = 6;
  private static final int WITH_CRASH = 3;

  private Selection() {}

  /** Those with the given words for whoever looks into one, all for a page, else a sample. */
  static List<Ordering> ofThisRun() {
    if (isSample()) {
      long seed = Long.getLong("seed", System.nanoTime());
      System.out.printf("races: a sample, -Dseed=%d%n", seed);
      return sample(seed);
    }
    String words = System.getProperty("races.only");
    List<Ordering> chosen = words == null ? Orderings.all() : containing(words);
    if (chosen.isEmpty()) {
      throw new AssertionError("no ordering has these words in a row: " + words);
    }
    return chosen;
  }

  static boolean isSample() {
    return System.getProperty("races.only") == null && System.getProperty("races.page") == null;
  }

  /** Returns those in which the words, parted by spaces, follow one upon the other. */
  static List<Ordering> containing(String words) {
    String part = "·" + String.join("·", words.trim().split("[ ·]+")) + "·";
    return Orderings.all().stream().filter(o -> ("·" + o + "·").contains(part)).toList();
  }

  /**
   * Returns some of each outcome. A crash is shared by all that meet there, so none is among them
   * that has to wait for a deadline first.
   */
  static List<Ordering> sample(long seed) {
    List<Ordering> shuffled = new ArrayList<>(Orderings.all());
    Collections.shuffle(shuffled, new Random(seed));
    List<Ordering> sample = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      shuffled.stream()
          .filter(o -> o.outcome() == outcome && !o.has(Event.CRASH))
          .limit(WITHOUT_CRASH)
          .forEach(sample::add);
      shuffled.stream()
          .filter(o -> o.outcome() == outcome && o.has(Event.CRASH))
          .filter(o -> !o.has(Event.EXPIRY, Event.CRASH))
          .limit(WITH_CRASH)
          .forEach(sample::add);
    }
    return List.copyOf(sample);
  }
}
