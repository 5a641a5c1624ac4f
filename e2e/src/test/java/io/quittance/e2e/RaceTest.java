package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pay and cancel, sent at random offsets by two people who know nothing of each other. */
@Timeout(300)
class RaceTest {

  private static final int RACES = 200;
  private static final int AT_ONCE = 12;
  private static final Duration END = Duration.ofSeconds(60);
  private static final List<String> METHODS =
      List.of(
          "tok_ok",
          "tok_slow",
          "tok_timeout_after",
          "tok_timeout_before",
          "tok_delayed",
          "tok_declined");

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  /** How one race came out. */
  private record Outcome(String id, String method, String status, boolean cancelCameFirst) {}

  @Test
  void no_race_of_pay_and_cancel_ends_with_money_held_or_taken_twice() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("races: -Dseed=" + seed);
    List<Outcome> outcomes = raceAll(seed);

    Map<String, Integer> table = new TreeMap<>();
    outcomes.forEach(o -> table.merge(o.method() + " " + o.status(), 1, Integer::sum));
    table.forEach((what, count) -> System.out.println("races: " + what + " " + count));
    assertThat(outcomes).filteredOn(o -> o.status().equals("CANCELLED")).hasSizeGreaterThan(19);
    assertThat(outcomes).filteredOn(o -> o.status().equals("REFUNDED")).hasSizeGreaterThan(19);
    assertThat(outcomes)
        .as("both orders of arrival")
        .extracting(Outcome::cancelCameFirst)
        .contains(true, false);
    assertThat(outcomes).extracting(Outcome::status).containsOnly("CANCELLED", "REFUNDED");
  }

  private List<Outcome> raceAll(long seed) throws InterruptedException, ExecutionException {
    List<Outcome> outcomes = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService racers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Outcome>> running = new ArrayList<>();
      for (int i = 0; i < RACES; i++) {
        Random random = new Random(seed + i);
        String method = METHODS.get(i % METHODS.size());
        running.add(racers.submit(() -> race(method, random, done)));
      }
      for (Future<Outcome> race : running) {
        outcomes.add(race.get());
      }
    }
    return outcomes;
  }

  private Outcome race(String method, Random random, AtomicInteger done) throws Exception {
    String id = shop.place("race");
    Instant start = Instant.now();
    int spread = method.equals("tok_slow") ? 6000 : 400;
    long payAfter = random.nextInt(150);
    long cancelAfter = random.nextInt(spread);
    try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Http.Answer> pay =
          two.submit(() -> after(payAfter, () -> shop.pay(id, method, "pay")));
      Future<Http.Answer> cancel =
          two.submit(() -> after(cancelAfter, () -> shop.cancel(id, "cancel")));
      assertThat(pay.get().status()).as(id + " pay " + pay.get()).isIn(200, 202, 402, 409);
      assertThat(cancel.get().status()).as(id + " cancel " + cancel.get()).isIn(200, 202);
    }
    String status =
        shop.awaitEnd(id, END.minus(Duration.between(start, Instant.now()))).orderStatus();
    judgeMoney(id, method, status);
    boolean cancelCameFirst = judgeHistory(id);
    System.out.printf("races: %d/%d%n", done.incrementAndGet(), RACES);
    return new Outcome(id, method, status, cancelCameFirst);
  }

  private interface Action {
    Http.Answer run();
  }

  /** Two people do not act at one instant: the offset is the race, not a wait for something. */
  private static Http.Answer after(long millis, Action action) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
    return action.run();
  }

  private void judgeMoney(String id, String method, String status) {
    ProviderBooks.Money money = stack.books().of(id);
    assertThat(money.held()).as(id + " " + method).isZero();
    assertThat(money.capturedCharges()).as(id + " " + method).isLessThanOrEqualTo(1);
    assertThat(money.captured() > 0).as(id + " " + method).isEqualTo(status.equals("REFUNDED"));
  }

  /**
   * Returns whether the cancel came first: a pay that it overtook is behind it, or came too late
   * for the run. No charge may start after the cancel was handled.
   */
  private boolean judgeHistory(String id) {
    History history = new History(stack.history(id));
    HistoryEvent cancel = history.firstMessage("cancel").orElseThrow();
    HistoryEvent handled = history.taskThatHandled(cancel);
    for (HistoryEvent charge : history.charges()) {
      assertThat(charge.getEventId()).as(id).isLessThan(cancel.getEventId());
      history
          .startOf(charge)
          .ifPresent(
              started ->
                  assertThat(History.timeOf(started))
                      .as(id + " charge started")
                      .isBeforeOrEqualTo(History.timeOf(handled)));
    }
    return history
        .firstMessage("pay")
        .map(pay -> cancel.getEventId() < pay.getEventId())
        .orElse(true);
  }
}
