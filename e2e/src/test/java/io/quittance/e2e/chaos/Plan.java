package io.quittance.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * All faults of a run, drawn from its seed: every process has its turn as often as every other, and
 * so many are aimed that enough hit.
 */
record Plan(List<Fault> faults) {

  private static final int FEWEST = 8;
  private static final double PER_ORDER = 32.0 / 500;
  private static final double PER_ORDER_AND_VICTIM = 5.0 / 500;
  private static final double AIMED_AT_MONEY = 0.6;
  private static final double AIMED_AT_APPENDS = 0.2;
  private static final List<Way> WAYS = List.of(Way.KILL, Way.FREEZE, Way.KILL, Way.RESTART);
  private static final List<Aim> MONEY =
      List.of(Aim.CHARGE, Aim.REFUND, Aim.CHARGE, Aim.CAPTURE, Aim.REFUND, Aim.CLOSE);

  /**
   * Draws one.
   *
   * @param core the processes that an order's money depends on
   * @param publishing those that tell others of it
   */
  static Plan of(long seed, int orders, List<String> core, List<String> publishing) {
    Random random = new Random(seed);
    List<String> all = Stream.concat(core.stream(), publishing.stream()).toList();
    double share = Math.max(PER_ORDER, PER_ORDER_AND_VICTIM * all.size()) * orders;
    int number = Math.max(Math.max(FEWEST, all.size()), (int) Math.ceil(share));
    List<String> victims = turns(all, number, random);
    List<Aim> aims = aims(victims, publishing, random);
    List<Way> ways = turns(WAYS, victims.size(), random);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < victims.size(); i++) {
      // Asked to end, a process would end its publish first.
      boolean isHeld = aims.get(i) == Aim.PUBLISH && ways.get(i) == Way.RESTART;
      Way way = isHeld ? Way.KILL : ways.get(i);
      faults.add(
          new Fault(
              i + 1,
              victims.get(i),
              way,
              aims.get(i),
              between(random, 200, 1500),
              way == Way.FREEZE ? between(random, 1000, 4000) : between(random, 0, 2500)));
    }
    return new Plan(List.copyOf(faults));
  }

  private static List<Aim> aims(List<String> victims, List<String> publishing, Random random) {
    int publishers = (int) victims.stream().filter(publishing::contains).count();
    List<Aim> publishes = turns(List.of(Aim.PUBLISH, Aim.MOMENT), publishers, random);
    List<Aim> others = others(victims.size() - publishers, random);
    List<Aim> aims = new ArrayList<>();
    for (String victim : victims) {
      aims.add((publishing.contains(victim) ? publishes : others).removeFirst());
    }
    return aims;
  }

  private static List<Aim> others(int number, Random random) {
    int money = (int) Math.ceil(AIMED_AT_MONEY * number);
    int appends = (int) Math.ceil(AIMED_AT_APPENDS * number);
    List<Aim> aims = new ArrayList<>(turns(MONEY, money, random));
    aims.addAll(Collections.nCopies(appends, Aim.APPEND));
    aims.addAll(Collections.nCopies(number - money - appends, Aim.MOMENT));
    Collections.shuffle(aims, random);
    return aims;
  }

  /** So many of them, each as often as every other or once more, in a random order. */
  private static <T> List<T> turns(List<T> of, int number, Random random) {
    List<T> turns = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      turns.add(of.get(i % of.size()));
    }
    Collections.shuffle(turns, random);
    return turns;
  }

  private static Duration between(Random random, int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }
}
