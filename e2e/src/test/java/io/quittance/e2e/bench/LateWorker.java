package io.quittance.e2e.bench;

import io.quittance.e2e.Await;
import io.quittance.e2e.Database;
import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A worker that is started when many orders wait for it.
 *
 * @param orders that waited
 * @param readySeconds from its start until it was ready
 * @param drainedSeconds from its start until the books had the last of them
 * @param payMillis how long the first caller waited who placed and paid a new order, from when it
 *     was ready
 * @param mib what the worker had in memory at the end
 */
record LateWorker(
    int orders, double readySeconds, double drainedSeconds, double payMillis, double mib) {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** To count them takes the database some time, which the worker needs. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Orders whose first fact the books do not have. */
  private static final String WAITING = "select count(*) from orders where seq = 0";

  static LateWorker run(Stack stack, Plan plan, Product product, Progress progress)
      throws Exception {
    stack.worker.stop();
    OpenOrders.place(product, plan.waiting(), progress);
    Database books = stack.database();
    long waiting = books.number(WAITING);
    if (waiting < plan.waiting()) {
      throw new AssertionError("only " + waiting + " orders wait");
    }
    long begin = System.nanoTime();
    stack.worker.start();
    double ready = secondsSince(begin);
    try (ExecutorService customer = Executors.newSingleThreadExecutor()) {
      Future<Double> pay = customer.submit(() -> Trip.Act.timed(() -> pay(product)));
      awaitAllBegun(books);
      double drained = secondsSince(begin);
      LateWorker found =
          new LateWorker(plan.waiting(), ready, drained, pay.get(), Memory.of(stack).of("worker"));
      progress.say("a late worker: %s", found);
      return found;
    }
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Waits until the books have the first fact of every order. */
  static void awaitAllBegun(Database books) {
    Await.value(
        "the books have all of them",
        PATIENCE,
        LOOK_EVERY,
        () -> Optional.of(true).filter(_ -> books.number(WAITING) == 0));
  }

  /** One who comes while all others wait as well may be told to come back for a long time. */
  private static void pay(Product product) {
    String id = Shop.newOrderId("late");
    product
        .asking()
        .untilAnswered(PATIENCE, () -> product.shop().tryPlacing(id, 4210, "EUR", "PT30M", "P30D"));
    Http.Answer answer =
        product.asking().untilAnswered(PATIENCE, () -> product.shop().pay(id, "tok_ok", "k1"));
    if (!answer.orderStatus().equals("PAID")) {
      throw new AssertionError("a payment to a late worker answered " + answer);
    }
  }
}
