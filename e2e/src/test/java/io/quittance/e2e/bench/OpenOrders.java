package io.quittance.e2e.bench;

import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What a new order costs its caller while many others wait for payment. */
record OpenOrders(List<Level> levels) {

  private static final int AT_ONCE = 16;
  private static final int SAY_EVERY = 5_000;
  private static final int WARM_UP = 20;

  /**
   * One level.
   *
   * @param open orders that wait for payment
   * @param openedPerSecond how fast the last of them were placed and begun; 0 if there were none
   * @param place how long one caller then waits for the placing of a new order
   * @param pay the same for its payment
   * @param memory of the processes, in MiB
   */
  record Level(
      int open, double openedPerSecond, Percentiles place, Percentiles pay, Memory memory) {}

  static OpenOrders run(Stack stack, Plan plan, Product product, Progress progress)
      throws Exception {
    List<Level> levels = new ArrayList<>();
    int open = 0;
    for (int wanted : plan.openOrders()) {
      long begin = System.nanoTime();
      place(product, wanted - open, progress);
      new Backlog(stack.database()).awaitEmpty();
      double seconds = (System.nanoTime() - begin) / 1e9;
      double rate = wanted == open ? 0 : (wanted - open) / seconds;
      open = wanted;
      List<Trip> trips = new ArrayList<>();
      for (int i = 0; i < WARM_UP + plan.counted(); i++) {
        trips.add(product.play(Flow.PAY));
      }
      List<Trip> counted = trips.subList(WARM_UP, trips.size());
      Level level =
          new Level(
              open,
              rate,
              Percentiles.of(millis(counted, Trip.Act.PLACE)),
              Percentiles.of(millis(counted, Trip.Act.PAY)),
              Memory.of(stack));
      progress.say("%,d open orders: placing %s, payment %s ms", open, level.place(), level.pay());
      levels.add(level);
    }
    return new OpenOrders(levels);
  }

  static List<Double> millis(List<Trip> trips, Trip.Act act) {
    return trips.stream().map(trip -> trip.of(act)).toList();
  }

  /** Places so many orders that nobody pays for long. */
  static void place(Product product, int orders, Progress progress) throws Exception {
    AtomicInteger placed = new AtomicInteger();
    try (ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(
            crowd.submit(
                () -> {
                  for (int n = placed.incrementAndGet();
                      n <= orders;
                      n = placed.incrementAndGet()) {
                    placeOne(product);
                    if (n % SAY_EVERY == 0) {
                      progress.say("%,d of %,d orders are placed", n, orders);
                    }
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static void placeOne(Product product) {
    String id = Shop.newOrderId("open");
    Http.Answer answer =
        product
            .asking()
            .untilAnswered(() -> product.shop().tryPlacing(id, 4210, "EUR", "P6D", "P30D"));
    if (answer.status() != 201) {
      throw new AssertionError("placing answered " + answer);
    }
  }
}
