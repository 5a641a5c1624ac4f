package io.quittance.e2e.chaos;

import io.quittance.e2e.AuditTable;
import io.quittance.e2e.Part;
import io.quittance.e2e.People;
import io.quittance.e2e.Stack;
import io.quittance.e2e.mixed.MixedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
    // Two who notice the same say it in the same words.
    Set<String> wrong = new LinkedHashSet<>();
    Hearing hearing = new Hearing(stack);
    List<Hit> hits = strike(wrong);
    wrong.addAll(callers.unexpected());
    say(
        "%d orders are played, %d faults healed: the rest, then the audit",
        done.get(), hits.size());
    Audit audit = new Audit(stack, TO_REST, new Outages(hits));
    List<Audit.Finding> findings =
        noting(wrong, "the audit", List.of(), () -> audit.judge(callers.heard()));
    wrong.addAll(noting(wrong, "the books", List.of(), () -> audit.strangers(callers.heard())));
    findings.forEach(finding -> wrong.addAll(finding.sentences()));
    List<String> told = noting(wrong, "hearing", List.of(), () -> hearing.judge(wrong));
    System.out.print(
        AuditTable.of(findings.stream().flatMap(Audit.Finding::heard).toList(), methods()));
    return new Report(
        seed,
        orders.size(),
        findings.size(),
        callers.heard().size(),
        hits,
        List.copyOf(wrong),
        told,
        Duration.between(begin, Instant.now()));
  }

  /** Whatever comes to no end is wrong, and no reason to tell nothing of the rest. */
  private static <T> T noting(Set<String> wrong, String what, T otherwise, Callable<T> part) {
    try {
      return part.call();
    } catch (Exception | AssertionError e) {
      wrong.add(what + " came to no end: " + Cause.of(e));
      return otherwise;
    }
  }

  /** Returns what struck, and adds what went wrong meanwhile. */
  private List<Hit> strike(Set<String> wrong) {
    Pacer pacer = new Pacer(orders.size(), plan.faults().size());
    Chaos chaos = new Chaos(stack, callers, pacer);
    ExecutorService aside = Executors.newSingleThreadExecutor();
    try {
      Future<List<List<String>>> played =
          aside.submit(() -> PEOPLE.each(orders, order -> play(order, pacer)));
      List<Hit> hits = chaos.run(plan, this::tell);
      wrong.addAll(chaos.wrong());
      if (chaos.isHealed()) {
        pacer.rest();
        noting(wrong, "the play", List.<List<String>>of(), played::get).forEach(wrong::addAll);
      }
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
    } catch (RuntimeException | AssertionError e) {
      return List.of(order.id + ": " + Cause.of(e));
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
