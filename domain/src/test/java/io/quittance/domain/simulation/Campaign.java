package io.quittance.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many schedules run one after the other, by as many threads as there are processors. */
final class Campaign {

  private final long firstSeed;
  private final int schedules;

  /** Whether the first failure is enough, and how it came about is of no interest. */
  private final boolean brief = Boolean.getBoolean("brief");

  private final Coverage coverage = new Coverage();
  private final TreeMap<String, Long> failures = new TreeMap<>();
  private long failed;
  private long steps;
  private double seconds;

  private Campaign(long firstSeed, int schedules) {
    this.firstSeed = firstSeed;
    this.schedules = schedules;
  }

  /** Runs the schedules of so many seeds from the first one on. */
  static Campaign run(long firstSeed, int schedules) {
    Campaign campaign = new Campaign(firstSeed, schedules);
    long begun = System.nanoTime();
    AtomicLong next = new AtomicLong(firstSeed);
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(thread -> campaign.work(next));
    campaign.seconds = (System.nanoTime() - begun) / 1e9;
    return campaign;
  }

  private void work(AtomicLong next) {
    Coverage covered = new Coverage();
    long stepped = 0;
    for (long seed = next.getAndIncrement();
        seed < firstSeed + schedules && !(brief && hasFailed());
        seed = next.getAndIncrement()) {
      Simulation.Result result = Simulation.run(Generator.schedule(seed), covered);
      stepped += result.steps();
      if (result.violation() != null) {
        failed(result.rule(), seed);
      }
    }
    finished(covered, stepped);
  }

  private synchronized void failed(String rule, long seed) {
    failed++;
    failures.merge(rule, seed, Math::min);
  }

  private synchronized boolean hasFailed() {
    return failed > 0;
  }

  private synchronized void finished(Coverage covered, long stepped) {
    coverage.add(covered);
    steps += stepped;
  }

  Coverage coverage() {
    return coverage;
  }

  /** Returns the coverage and the figures. */
  String report() {
    return "%s%nmachine simulation: %,d schedules, %,d steps, %d pairs of status and message, %.1f s, seeds from %d%n"
        .formatted(coverage.table(), schedules, steps, coverage.pairs(), seconds, firstSeed);
  }

  /** Returns for each broken rule its first schedule, made small; empty if none is broken. */
  List<String> explanations() {
    List<String> explanations = new ArrayList<>();
    if (failed > 0) {
      explanations.add(failed + " of " + schedules + " schedules fail\n");
    }
    if (!brief) {
      failures.forEach((rule, seed) -> explanations.add(explain(rule, seed)));
    }
    return explanations;
  }

  private static String explain(String rule, long seed) {
    Schedule small =
        Shrinker.shrink(Generator.schedule(seed), schedule -> rule.equals(ruleBrokenBy(schedule)));
    Simulation.Result result = Simulation.run(small, new Coverage());
    return "\nAgain: ./quittance simulate --schedules 1 --seed %d%nMade small, it is:%n%s%n%s%n%s"
        .formatted(seed, small.describe(), result.violation(), result.story());
  }

  private static @Nullable String ruleBrokenBy(Schedule schedule) {
    return Simulation.run(schedule, new Coverage()).rule();
  }
}
