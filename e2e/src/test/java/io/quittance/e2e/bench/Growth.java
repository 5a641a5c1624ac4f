package io.quittance.e2e.bench;

import io.quittance.e2e.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What becomes of it when many orders are open, on a stack of its own: what the loops leave open
 * would be open already.
 *
 * @param end memory at the end
 */
record Growth(OpenOrders openOrders, LateWorker late, Memory end, Starts starts) {

  private static final int WARM_UP_CALLERS = 16;

  /** The reconciliation of an hour would fall on one level and not on another. */
  private static final Map<String, String> UNDISTURBED = Map.of("RECONCILE_EVERY", "PT720H");

  static Growth run(Plan plan, Asking asking, Progress progress) throws Exception {
    try (Stack stack =
        Stack.start("bench-growth", new Stack.Setup(UNDISTURBED, Map.of(), List.of()))) {
      progress.say("the stack for the growth is ready");
      Product product = new Product(stack.shop(), asking);
      warmUp(plan, product, new Meter(stack), progress);
      OpenOrders openOrders = OpenOrders.run(stack, plan, product, progress);
      LateWorker late = LateWorker.run(stack, plan, product, progress);
      Memory end = Memory.of(stack);
      return new Growth(openOrders, late, end, Starts.of(stack));
    }
  }

  /** By orders that end, so that none is open when it begins. */
  private static void warmUp(Plan plan, Product product, Meter meter, Progress progress)
      throws Exception {
    ClosedLoop loop =
        new ClosedLoop(WARM_UP_CALLERS, Duration.ofSeconds(1), plan.warmUp().multipliedBy(2));
    progress.say("warm-up: %s", loop.run(new Way(product, Flow.REFUND), 0, meter));
  }
}
