package io.quittance.e2e.bench;

import io.quittance.e2e.Await;
import io.quittance.e2e.Database;
import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.util.Optional;

/**
 * A worker that is started when many orders wait for it.
 *
 * @param orders that waited
 * @param readySeconds from its start until it was ready
 * @param drainedSeconds from then until the books had the last of them
 * @param payMillis how long the first caller then waited who paid a new order, from when it was
 *     ready
 * @param mib what the worker had in memory at the end
 */
record LateWorker(
    int orders, double readySeconds, double drainedSeconds, double payMillis, double mib) {

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** To count them takes the database some time, which the worker needs. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Orders whose first fact the books do not have. */
  private static final String WAITING = "select count(*) from orders where seq = 0";

  static LateWorker run(Stack stack, Plan plan, Progress progress) throws Exception {
    stack.worker.stop();
    OpenOrders.place(stack.shop(), plan.waiting(), progress);
    Database books = stack.database();
    long waiting = books.number(WAITING);
    if (waiting < plan.waiting()) {
      throw new AssertionError("only " + waiting + " orders wait");
    }
    long begin = System.nanoTime();
    stack.worker.start();
    long ready = System.nanoTime();
    double pay = Trip.Act.timed(() -> pay(stack.shop()));
    awaitAllBegun(books);
    long drained = System.nanoTime();
    LateWorker found =
        new LateWorker(
            plan.waiting(),
            (ready - begin) / 1e9,
            (drained - ready) / 1e9,
            pay,
            Memory.of(stack).of("worker"));
    progress.say(
        "%,d orders waited: ready after %.1f s, drained %.1f s later",
        found.orders(), found.readySeconds(), found.drainedSeconds());
    return found;
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
  private static void pay(Shop shop) {
    String id = Shop.newOrderId("late");
    Product.untilAnswered(PATIENCE, () -> shop.tryPlacing(id, 4210, "EUR", "PT30M", "P30D"));
    Http.Answer answer = Product.untilAnswered(PATIENCE, () -> shop.pay(id, "tok_ok", "k1"));
    if (!answer.orderStatus().equals("PAID")) {
      throw new AssertionError("a payment to a late worker answered " + answer);
    }
  }
}
