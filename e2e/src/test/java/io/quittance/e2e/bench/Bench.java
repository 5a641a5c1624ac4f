package io.quittance.e2e.bench;

import io.quittance.e2e.PlainUpdate;
import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One run: the contenders on one stack, by turns, and then the growth on another. */
final class Bench {

  private final Plan plan;
  private final Progress progress = new Progress();
  private final Asking asking = new Asking();

  Bench(Plan plan) {
    this.plan = plan;
  }

  /**
   * Counts what an order of the product costs, and no more. Twice: what a busy machine does to a
   * count is to add to it, so the smaller one is nearer to the truth.
   */
  List<Cost> counts() throws Exception {
    try (Stack stack = start()) {
      progress.say("the stack is ready");
      Meter meter = new Meter(stack);
      List<Way> ways = ways(new Product(stack.shop(), asking));
      warmUp(ways, meter);
      Usage idle = Cost.idle(meter);
      List<Cost> once = costs(stack, ways, idle, meter);
      List<Cost> again = costs(stack, ways, idle, meter);
      return IntStream.range(0, ways.size())
          .mapToObj(i -> once.get(i).least(again.get(i)))
          .toList();
    }
  }

  /** Measures everything. What is measured stays, whatever becomes of the growth. */
  Results run() throws Exception {
    Loaded loaded = loaded();
    try {
      return new Results(
          plan, loaded, Optional.of(Growth.run(plan, asking, progress)), Optional.empty());
    } catch (Exception | AssertionError e) {
      progress.say("the growth broke off: %s", e);
      return new Results(plan, loaded, Optional.empty(), Optional.of(e));
    }
  }

  private Loaded loaded() throws Exception {
    try (Stack stack = start();
        PlainSdk _ = new PlainSdk(stack.client);
        PlainUpdate plainUpdate = new PlainUpdate(stack.client)) {
      progress.say("the stack is ready");
      Memory rest = Memory.of(stack);
      Meter meter = new Meter(stack);
      Product product = new Product(stack.shop(), asking);
      List<Way> ways = ways(new Ceiling(stack.client), new Core(stack.client), product);
      warmUp(ways, meter);
      List<Cost> costs = costs(stack, ways, Cost.idle(meter), meter);
      OneCaller oneCaller = OneCaller.run(product, plainUpdate, plan.counted());
      progress.say("one caller: %s", oneCaller);
      Loops loops = Loops.run(plan, ways, meter, progress);
      double half = loops.perSecond(plan.judgedCallers(), "product", Flow.PAY).median() / 2;
      List<Trip> open = new OpenLoop(half, plan.openLoop()).run(product, Flow.PAY);
      progress.say("open loop: %d orders at %.1f/s", open.size(), half);
      Repeats repeats = Repeats.run(stack, plan, asking, progress);
      String asked = asking.words();
      progress.say("%s", asked);
      return new Loaded(
          ways, costs, oneCaller, loops, half, open, repeats, asked, rest, Memory.of(stack));
    }
  }

  private static Stack start() {
    return Stack.start("bench", new Stack.Setup(Map.of(), Map.of(), List.of()));
  }

  private static List<Way> ways(Contender... contenders) {
    return Stream.of(contenders)
        .flatMap(c -> c.flows().stream().map(flow -> new Way(c, flow)))
        .toList();
  }

  private void warmUp(List<Way> ways, Meter meter) throws Exception {
    ClosedLoop loop = plan.warmUpLoop();
    for (Way way : ways) {
      progress.say("warm-up: %s", loop.run(way, 0, meter));
    }
  }

  private List<Cost> costs(Stack stack, List<Way> ways, Usage idle, Meter meter) {
    List<Cost> costs = new ArrayList<>();
    for (Way way : ways) {
      Cost cost = Cost.of(stack, way, plan.counted(), idle, meter);
      progress.say("%s", cost);
      costs.add(cost);
    }
    return costs;
  }
}
