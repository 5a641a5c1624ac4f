package io.quittance.e2e.chaos;

import io.quittance.e2e.AuditTable;
import io.quittance.e2e.Part;
import io.quittance.e2e.People;
import io.quittance.e2e.Stack;
import io.quittance.e2e.mixed.MixedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run: orders and faults side by side, then the rest, then the audit. */
final class ChaosRun {

  private static final People PEOPLE = new People(10);
  private static final Duration TO_REST = Duration.ofMinutes(4);

  private final Instant begin = Instant.now();
  private final Callers callers = new Callers();
  private final AtomicInteger done = new AtomicInteger();
  private final Stack stack;
  private final long seed;
  private final List<MixedOrder> orders;
  final Plan plan;

  ChaosRun(Stack stack, long seed, int orders) {
    this.stack = stack;
    this.seed = seed;
    List<String> all = stack.parts().stream().map(Part::name).toList();
    List<String> core = stack.core().stream().map(Part::name).toList();
    this.plan =
        Plan.of(seed, orders, core, all.stream().filter(name -> !core.contains(name)).toList());
    this.orders =
        IntStream.range(0, orders)
            .mapToObj(i -> new MixedOrder(stack, "chaos", i, seed, callers))
            .toList();
  }

  Report play() throws Exception {
    List<String> wrong = new ArrayList<>();
    Hearing hearing = new Hearing(stack);
    List<Hit> hits = strike(wrong);
    say(
        "%d orders are played, %d faults healed: the rest, then the audit",
        done.get(), hits.size());
    Audit audit = new Audit(stack, TO_REST);
    List<Audit.Finding> findings = audit.judge(callers.heard());
    wrong.addAll(audit.strangers(callers.heard()));
    findings.forEach(finding -> finding.sentences().forEach(wrong::add));
    List<String> told = hearing.judge(wrong);
    System.out.print(
        AuditTable.of(findings.stream().map(Audit.Finding::testimony).toList(), methods()));
    return new Report(
        seed,
        orders.size(),
        findings.size(),
        callers.heard().size(),
        hits,
        wrong,
        told,
        Duration.between(begin, Instant.now()));
  }

  /** Returns what struck, and adds what went wrong meanwhile. */
  private List<Hit> strike(List<String> wrong) throws Exception {
    Pacer pacer = new Pacer(orders.size(), plan.faults().size());
    Chaos chaos = new Chaos(stack, callers, pacer);
    ExecutorService aside = Executors.newSingleThreadExecutor();
    try {
      Future<List<List<String>>> played =
          aside.submit(() -> PEOPLE.each(orders, order -> play(order, pacer)));
      List<Hit> hits = chaos.run(plan, this::tell);
      pacer.rest();
      played.get().forEach(wrong::addAll);
      wrong.addAll(chaos.deaths());
      return hits;
    } finally {
      // The callers of a stack that does not heal would go on for hours.
      aside.shutdownNow();
    }
  }

  private List<String> play(MixedOrder order, Pacer pacer) throws InterruptedException {
    pacer.await();
    try {
      return order.play();
    } catch (AssertionError e) {
      return List.of(order.id + ": " + e.getMessage());
    } finally {
      done.incrementAndGet();
    }
  }

  private void tell(Hit hit) {
    say("%s %4d orders done", Report.line(hit), done.get());
  }

  private Map<String, String> methods() {
    return orders.stream().collect(Collectors.toMap(order -> order.id, order -> order.method));
  }

  private void say(String format, Object... arguments) {
    long seconds = Duration.between(begin, Instant.now()).toSeconds();
    System.out.printf("%4d s  %s%n", seconds, format.formatted(arguments));
  }
}
