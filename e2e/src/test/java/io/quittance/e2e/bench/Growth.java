package io.quittance.e2e.bench;

import io.quittance.e2e.Stack;
import java.util.List;
import java.util.Map;

/**
 * What becomes of it when many orders are open, on a stack of its own: what the loops leave open
 * would be open already.
 *
 * @param end memory at the end
 */
record Growth(OpenOrders openOrders, LateWorker late, Memory end, Starts starts) {

  /** As long as the product is warmed up on the other stack, for each of its flows. */
  private static final int WARM_UP_TURNS = 2;

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
      progress.say("of the whole run, %s", asking.words());
      return new Growth(openOrders, late, end, Starts.of(stack));
    }
  }

  /** By orders that end, so that none is open when it begins. */
  private static void warmUp(Plan plan, Product product, Meter meter, Progress progress)
      throws Exception {
    Way way = new Way(product, Flow.REFUND);
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      progress.say("warm-up: %s", plan.warmUpLoop().run(way, turn, meter));
    }
  }
}
