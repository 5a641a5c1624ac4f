package io.quittance.e2e.bench;

import io.quittance.e2e.Stack;
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

  static LateWorker run(Stack stack, Plan plan, Product product, Progress progress)
      throws Exception {
    stack.worker.stop();
    OpenOrders.place(product, plan.waiting(), progress);
    Backlog backlog = new Backlog(stack.database());
    long waiting = backlog.size();
    if (waiting < plan.waiting()) {
      throw new AssertionError("only " + waiting + " orders wait");
    }
    // One who comes while all others wait as well may be told to come back for a long time.
    Product patient = new Product(product.shop(), new Asking(Backlog.PATIENCE));
    long begin = System.nanoTime();
    stack.worker.start();
    double ready = secondsSince(begin);
    try (ExecutorService customer = Executors.newSingleThreadExecutor()) {
      Future<Double> pay = customer.submit(() -> Trip.Act.timed(() -> patient.play(Flow.PAY)));
      backlog.awaitEmpty();
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
}
