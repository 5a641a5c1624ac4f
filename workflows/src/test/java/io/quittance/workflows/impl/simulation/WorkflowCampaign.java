package io.quittance.workflows.impl.simulation;

import io.quittance.domain.simulation.Generator;
import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Shrinker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Many schedules played through the workflow, on several stages at once. */
final class WorkflowCampaign {

  /** A stage mostly waits for its own threads, so there are more of them than processors. */
  private static final int STAGES = 2 * Runtime.getRuntime().availableProcessors();

  private static final int MOST_FAILURES = 20;
  private static final int ANEW = 3;
  private static final int SHRINKING_RUNS = 80;
  private static final long SHRINKING_NANOS = 40_000_000_000L;

  private final long firstSeed;
  private final int schedules;
  private final Map<String, Performance> failures = new TreeMap<>();
  private final List<Long> cutOff = new ArrayList<>();
  private Tally tally = Tally.NOTHING;
  private int failed;
  private double seconds;

  private WorkflowCampaign(long firstSeed, int schedules) {
    this.firstSeed = firstSeed;
    this.schedules = schedules;
  }

  /** Plays the schedules of so many seeds from the first one on. */
  static WorkflowCampaign run(long firstSeed, int schedules) {
    WorkflowCampaign campaign = new WorkflowCampaign(firstSeed, schedules);
    long begun = System.nanoTime();
    AtomicLong next = new AtomicLong(firstSeed);
    List<Thread> stages = new ArrayList<>();
    for (int i = 0; i < Math.min(STAGES, schedules); i++) {
      stages.add(Thread.ofPlatform().start(() -> campaign.work(next)));
    }
    stages.forEach(WorkflowCampaign::join);
    campaign.seconds = (System.nanoTime() - begun) / 1e9;
    return campaign;
  }

  private static void join(Thread stage) {
    try {
      stage.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void work(AtomicLong next) {
    Stage stage = new Stage();
    try {
      for (long seed = next.getAndIncrement();
          seed < firstSeed + schedules && isWorthwhile();
          seed = next.getAndIncrement()) {
        Performance performance = stage.play(Generator.brief(seed));
        note(performance.isCutOff() ? again(performance) : performance);
        if (stage.isSpent()) {
          stage.close();
          stage = new Stage();
        }
      }
    } finally {
      stage.close();
    }
  }

  /**
   * A schedule during which the engine's own time stopped says nothing about the order, so it is
   * played anew until its order has come to its end. Anything else that breaks is a failure at
   * once.
   */
  private Performance again(Performance cutOff) {
    Performance anew = cutOff;
    for (int i = 0; i < ANEW && anew.isCutOff(); i++) {
      anew = played(cutOff.schedule());
    }
    cutOff(cutOff);
    return anew;
  }

  private synchronized void cutOff(Performance performance) {
    cutOff.add(performance.schedule().seed());
  }

  /** So many failures are one fault, and every one of them may take a minute. */
  private synchronized boolean isWorthwhile() {
    return failed < MOST_FAILURES;
  }

  private synchronized void note(Performance performance) {
    tally = tally.plus(performance.tally());
    if (performance.violation() != null) {
      failed++;
      failures.merge(
          performance.rule(),
          performance,
          (a, b) -> a.schedule().seed() < b.schedule().seed() ? a : b);
    }
  }

  Tally tally() {
    return tally;
  }

  /** Returns the figures. */
  String report() {
    return ("workflow simulation: %,d schedules, %,d workflow tasks, each replayed from the start"
            + " of its run, %,d runs, %d of them reopened an order, %,d tasks and %,d calls lost,"
            + " %,d notices not told as the books had them, %,d facts, %.1f s, seeds from %d; played anew, as the time of the engine's"
            + " stand-in had stopped: %s%n")
        .formatted(
            tally.schedules(),
            tally.tasks(),
            tally.runs(),
            tally.reopened(),
            tally.lostTasks(),
            tally.lostCalls(),
            tally.spared(),
            tally.facts(),
            seconds,
            firstSeed,
            cutOff.isEmpty() ? "none" : cutOff);
  }

  /** Returns the seeds of the schedules that were played anew, as the engine's time had stopped. */
  List<Long> cutOff() {
    return cutOff;
  }

  /** Returns for each broken rule its first schedule, made small; empty if none is broken. */
  List<String> explanations() {
    List<String> explanations = new ArrayList<>();
    if (failed > 0) {
      explanations.add(failed + " of " + tally.schedules() + " schedules fail\n");
    }
    failures.values().forEach(failure -> explanations.add(explain(failure)));
    return explanations;
  }

  private static String explain(Performance failure) {
    Performance small = shrunk(failure);
    return "%nAgain: ./quittance simulate --workflows 1 --seed %d%nMade small, it is:%n%s%n%s%n%s"
        .formatted(
            failure.schedule().seed(),
            small.schedule().describe(),
            small.violation(),
            small.story());
  }

  /** What happens in the same instant may fall otherwise each time, so this is as good as luck. */
  private static Performance shrunk(Performance failure) {
    long until = System.nanoTime() + SHRINKING_NANOS;
    Performance[] smallest = {failure};
    Schedule small =
        Shrinker.shrink(
            failure.schedule(),
            schedule -> {
              if (System.nanoTime() > until) {
                return false;
              }
              Performance again = played(schedule);
              boolean same = again.rule().equals(failure.rule());
              smallest[0] = same ? again : smallest[0];
              return same;
            },
            SHRINKING_RUNS);
    assert small == smallest[0].schedule();
    return smallest[0];
  }

  private static Performance played(Schedule schedule) {
    try (Stage stage = new Stage()) {
      return stage.play(schedule);
    }
  }
}
