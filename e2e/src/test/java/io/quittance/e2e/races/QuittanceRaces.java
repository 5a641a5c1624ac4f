package io.quittance.e2e.races;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
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
  private static final int TRIES = 10;

  private final Stage stage;
  private final Progress progress;
  private final Map<Ordering, Ending> endings = new ConcurrentHashMap<>();
  private final Map<Ordering, Integer> tries = new ConcurrentHashMap<>();
  private final Queue<Ordering> waiting = new ConcurrentLinkedQueue<>();
  private int withCrash = MOST;
  private int played;

  QuittanceRaces(Stage stage, Progress progress) {
    this.stage = stage;
    this.progress = progress;
  }

  Map<Ordering, Ending> play(List<Ordering> orderings) throws Exception {
    waiting.addAll(orderings);
    while (!waiting.isEmpty()) {
      List<Ordering> crashing = take(withCrash, o -> o.has(Event.EXPIRY, Event.CRASH));
      if (crashing.isEmpty()) {
        crashing = take(withCrash, o -> o.has(Event.CRASH));
      }
      round(crashing, take(WITHOUT_CRASH, o -> !o.has(Event.CRASH)));
    }
    return endings;
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
      System.out.printf("races: worker killed amid %d orders%n", inTime);
      withCrash = Math.clamp(inTime * 3 / 2, FEWEST, MOST);
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
    return Background.start(() -> stage.places().in(() -> play(ordering, id, crash, round)));
  }

  private boolean play(Ordering ordering, String id, Optional<Crash> crash, Instant round)
      throws Exception {
    Line line = stage.network().line(id);
    int before = tries.getOrDefault(ordering, 0);
    stage.rows().watch(id);
    try {
      QuittancePlay play = new QuittancePlay(stage, ordering, id);
      endings.put(ordering, play.play(Pace.of(before, crash, round)));
      progress.done();
      return true;
    } catch (TooLate e) {
      return again(ordering, before, e);
    } catch (AssertionError e) {
      if (crash.isEmpty() || !crash.get().isMissedBy(line)) {
        throw e;
      }
      return again(ordering, before, e);
    } finally {
      crash.ifPresent(Crash::leave);
      line.breakAll();
      stage.rows().forget(id);
    }
  }

  private boolean again(Ordering ordering, int before, Throwable cause) {
    if (before == TRIES) {
      throw new AssertionError("this machine is too slow for " + ordering, cause);
    }
    tries.put(ordering, before + 1);
    waiting.add(ordering);
    return false;
  }
}
