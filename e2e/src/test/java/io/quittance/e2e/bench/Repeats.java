package io.quittance.e2e.bench;

import io.quittance.e2e.Await;
import io.quittance.e2e.Http;
import io.quittance.e2e.Notice;
import io.quittance.e2e.Shop;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One order whose payment the provider tells of again and again, each time as another event, and a
 * cancel in the middle.
 */
record Repeats(List<Level> levels) {

  private static final Duration ALL_TOLD = Duration.ofMinutes(10);

  /** How many senders there are at once, as many as callers are when the usual cancel is timed. */
  static final int SENDERS = 8;

  /**
   * One level.
   *
   * @param events that the order's history has more than that of an order left in peace
   * @param cancelMillis how long the cancel's caller waited
   * @param perSecond how many notices were taken a second
   */
  record Level(int notices, int events, double cancelMillis, double perSecond) {}

  static Repeats run(Stack stack, Plan plan, Asking asking, Progress progress) throws Exception {
    List<Level> levels = new ArrayList<>();
    for (int notices : plan.notices()) {
      Level level = level(stack, asking, notices);
      progress.say(
          "%,d notices: %d extra events, a cancel meanwhile %.0f ms",
          notices, level.events(), level.cancelMillis());
      levels.add(level);
    }
    return new Repeats(levels);
  }

  private static Level level(Stack stack, Asking asking, int notices) throws Exception {
    String calm = paid(stack);
    String told = paid(stack);
    long begin = System.nanoTime();
    send(stack, asking, told, notices / 2);
    double cancel;
    long end;
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> rest =
          other.submit(
              () -> {
                send(stack, asking, told, notices - notices / 2);
                return null;
              });
      cancel = Trip.Act.timed(() -> cancel(stack, asking, told));
      rest.get();
      end = System.nanoTime();
    }
    cancel(stack, asking, calm);
    awaitRefunded(stack, told);
    awaitRefunded(stack, calm);
    stack.awaitAllTold(told, ALL_TOLD);
    stack.awaitAllTold(calm, ALL_TOLD);
    int events = stack.everyHistory(told).size() - stack.everyHistory(calm).size();
    if (events < 0) {
      throw new AssertionError("an order that was told " + notices + " times has fewer events");
    }
    return new Level(notices, events, cancel, notices / ((end - begin) / 1e9));
  }

  private static void cancel(Stack stack, Asking asking, String id) {
    require(asking.untilAnswered(() -> stack.shop().cancel(id, "k2")), 200);
  }

  private static void awaitRefunded(Stack stack, String id) {
    Await.until(
        id + " is refunded", ALL_TOLD, () -> stack.shop().get(id).orderStatus().equals("REFUNDED"));
  }

  private static String paid(Stack stack) {
    String id = Shop.newOrderId("told");
    require(stack.shop().tryPlacing(id, 4210, "EUR", "PT30M", "P30D"), 201);
    require(stack.shop().pay(id, "tok_ok", "k1"), 200);
    stack.awaitAllTold(id, ALL_TOLD);
    return id;
  }

  private static void send(Stack stack, Asking asking, String id, int times) throws Exception {
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(
            senders.submit(
                () -> {
                  Notice notice = Notice.charge("captured", id + "-p1");
                  // A provider, too, sends again what was not taken.
                  require(asking.untilAnswered(() -> notice.sendTo(stack.apiHttp)), 204);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static void require(Http.Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError("not " + status + ": " + answer);
    }
  }
}
