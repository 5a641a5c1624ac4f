package io.quittance.e2e.bench;

import io.quittance.e2e.PlainUpdate;
import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run: everything on one stack, one thing after the other. */
final class Bench {

  private static final int WARM_UP_CALLERS = 16;

  private final Plan plan;
  private final Progress progress = new Progress();

  Bench(Plan plan) {
    this.plan = plan;
  }

  Results run() throws Exception {
    try (Stack stack = Stack.start("bench", new Stack.Setup(Map.of(), Map.of(), List.of()));
        PlainSdk _ = new PlainSdk(stack.client);
        PlainUpdate plainUpdate = new PlainUpdate(stack.client)) {
      progress.say("the stack is ready");
      Memory rest = Memory.of(stack);
      Meter meter = new Meter(stack);
      Contender product = new Product(stack.shop());
      List<Way> ways =
          Stream.of(new Ceiling(stack.client), new Core(stack.client), product)
              .flatMap(c -> c.flows().stream().map(flow -> new Way(c, flow)))
              .toList();
      warmUp(ways, meter);
      List<Cost> costs = costs(stack, ways, meter);
      OneCaller oneCaller = OneCaller.run(product, plainUpdate, plan.counted());
      progress.say("one caller: %s", oneCaller);
      Loops loops = Loops.run(plan, ways, meter, progress);
      double half = loops.perSecond(plan.judgedCallers(), "product", Flow.PAY).median() / 2;
      List<Trip> open = new OpenLoop(half, plan.openLoop()).run(product, Flow.PAY);
      progress.say("open loop: %d orders at %.1f/s", open.size(), half);
      Memory loaded = Memory.of(stack);
      Repeats repeats = Repeats.run(stack, plan, progress);
      OpenOrders openOrders = OpenOrders.run(stack, plan, product, progress);
      LateWorker late = LateWorker.run(stack, plan, progress);
      Memory end = Memory.of(stack);
      Starts starts = Starts.of(stack);
      return new Results(
          plan,
          ways,
          costs,
          oneCaller,
          loops,
          half,
          open,
          repeats,
          openOrders,
          late,
          rest,
          loaded,
          end,
          starts);
    }
  }

  private void warmUp(List<Way> ways, Meter meter) throws Exception {
    ClosedLoop loop = new ClosedLoop(WARM_UP_CALLERS, plan.before(), plan.warmUp());
    for (Way way : ways) {
      progress.say("warm-up: %s", loop.run(way, 0, meter));
    }
  }

  private List<Cost> costs(Stack stack, List<Way> ways, Meter meter) {
    Usage idle = Cost.idle(meter);
    List<Cost> costs = new ArrayList<>();
    for (Way way : plan.counts(ways)) {
      Cost cost = Cost.of(stack, way, plan.counted(), idle, meter);
      progress.say("%s", cost);
      costs.add(cost);
    }
    return costs;
  }
}
