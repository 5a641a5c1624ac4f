package io.quittance.e2e.races;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Plays orderings on Quittance, in rounds: those with a crash meet at one death of the worker, and
 * while what it cut off is given up, which takes a while, others without a crash are played.
 */
final class QuittanceRaces {

  private static final int WITHOUT_CRASH = 250;
  private static final int MOST = 100;
  private static final int FEWEST = 15;
  private static final int FIRST = 30;
  private static final int BEGUN = 32;
  private static final int TRIES = 10;

  private final Stage stage;
  private final Kept kept;
  private final Progress progress;
  private final Places begun = new Places(BEGUN);
  private final Map<Ordering, Ending> endings = new ConcurrentHashMap<>();
  private final Map<Ordering, Integer> tries = new ConcurrentHashMap<>();
  private final Queue<Ordering> waiting = new ConcurrentLinkedQueue<>();
  private int withCrash = FIRST;
  private int played;

  QuittanceRaces(Stage stage, Kept kept, Progress progress) {
    this.stage = stage;
    this.kept = kept;
    this.progress = progress;
  }

  Map<Ordering, Ending> play(List<Ordering> orderings) throws Exception {
    endings.putAll(kept.of(orderings));
    endings.keySet().forEach(_ -> progress.done());
    orderings.stream().filter(o -> !endings.containsKey(o)).forEach(waiting::add);
    while (!waiting.isEmpty()) {
      round(takeCrashing(), take(WITHOUT_CRASH, o -> !o.has(Event.CRASH)));
    }
    return endings;
  }

  /** Takes those that wait for a deadline before the crash, or those that don't: the more first. */
  private List<Ordering> takeCrashing() {
    Predicate<Ordering> waits = o -> o.has(Event.EXPIRY, Event.CRASH);
    Predicate<Ordering> doesNot = o -> o.has(Event.CRASH) && !waits.test(o);
    boolean moreWait = number(waits) > number(doesNot);
    return take(withCrash, moreWait ? waits : doesNot);
  }

  private long number(Predicate<Ordering> kind) {
    return waiting.stream().filter(kind).count();
  }

  private List<Ordering> take(int atMost, Predicate<Ordering> kind) {
    List<Ordering> taken = waiting.stream().filter(kind).limit(atMost).toList();
    waiting.removeAll(taken);
    return taken;
  }

  private void round(List<Ordering> crashing, List<Ordering> others) throws Exception {
    List<CompletableFuture<Boolean>> running = new ArrayList<>();
    Crash crash = new Crash(crashing.size());
    Instant now = Instant.now();
    for (Ordering ordering : crashing) {
      running.add(start(ordering, Optional.of(crash), now));
    }
    if (!crashing.isEmpty()) {
      int inTime = crash.strike(stage.stack().worker);
      System.out.printf("races: worker killed amid %d of %d orders%n", inTime, crashing.size());
      boolean all = inTime == crashing.size();
      withCrash = Math.clamp(all ? withCrash * 3 / 2 : inTime, FEWEST, MOST);
    }
    for (Ordering ordering : others) {
      running.add(start(ordering, Optional.empty(), now));
    }
    for (CompletableFuture<Boolean> race : running) {
      race.get();
    }
  }

  private CompletableFuture<Boolean> start(
      Ordering ordering, Optional<Crash> crash, Instant round) {
    String id = "race-" + ++played;
    return Background.start(() -> play(ordering, id, crash, round));
  }

  private boolean play(Ordering ordering, String id, Optional<Crash> crash, Instant round)
      throws Exception {
    Line line = stage.network().line(id);
    int before = tries.getOrDefault(ordering, 0);
    stage.rows().watch(id);
    try {
      QuittancePlay play = new QuittancePlay(stage, ordering, id);
      perform(play, Pace.of(before, crash, round));
      return end(ordering, play.ending());
    } catch (TooLate e) {
      return again(ordering, before, e);
    } catch (AssertionError e) {
      if (crash.isPresent() && crash.get().isMissedBy(line)) {
        return again(ordering, before, e);
      }
      return end(ordering, Ending.stuck(e, stage.stack().books().of(id)));
    } finally {
      crash.ifPresent(Crash::leave);
      line.breakAll();
      stage.rows().forget(id);
    }
  }

  /** Those that meet at a crash are all begun at once; of the others, so many. */
  private void perform(QuittancePlay play, Pace pace) throws Exception {
    Callable<Boolean> inPlace = () -> stage.places().in(() -> play.play(pace));
    var _ = pace.crash().isPresent() ? inPlace.call() : begun.in(inPlace);
  }

  private boolean end(Ordering ordering, Ending ending) {
    endings.put(ordering, ending);
    kept.add(ordering, ending);
    progress.done();
    return true;
  }

  private boolean again(Ordering ordering, int before, Throwable cause) {
    if (before == TRIES) {
      throw new AssertionError("this machine is too slow for " + ordering, cause);
    }
    System.out.printf("races: again, %s%n", ordering);
    tries.put(ordering, before + 1);
    waiting.add(ordering);
    return false;
  }
}
