package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.workflows.contract.CommandReply;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Api and worker are restarted again and again by SIGTERM while customers go on. {@code -Dseed=}
 * and {@code -Drestarts=} choose what they do and how often each of the two is restarted.
 */
@Timeout(600)
@NullUnmarked
class RestartsUnderLoadTest {

  /** The same in every build, so that a build fails by its change; others by -Dseed. */
  private static final long SEED = 20_261_126;

  private static final int CUSTOMERS = 6;
  private static final int TERMINATED = 143;
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration AT_REST = Duration.ofSeconds(90);
  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = Stack.start("restarts");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void no_accepted_command_is_lost_and_nothing_is_sent_twice() throws Exception {
    long seed = Long.getLong("seed", SEED);
    int restarts = Integer.getInteger("restarts", 3);
    System.out.printf("restarts: -Dseed=%d -Drestarts=%d%n", seed, restarts);
    ConcurrentLinkedQueue<PersistentOrder> orders = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger number = new AtomicInteger();
    List<Integer> exits = new ArrayList<>();

    try (ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        all.add(
            customers.submit(
                () -> {
                  while (!over.get()) {
                    Random random = new Random(seed + number.incrementAndGet());
                    PersistentOrder order = new PersistentOrder(stack.shop(), random);
                    orders.add(order);
                    order.play();
                  }
                }));
      }
      try {
        for (int i = 0; i < restarts; i++) {
          int enough = orders.size() + 2 * CUSTOMERS;
          Await.until("orders come in", BOUND, () -> orders.size() >= enough);
          exits.add(restart(stack.worker));
          exits.add(restart(stack.api));
        }
      } finally {
        over.set(true);
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(exits).hasSize(2 * restarts).containsOnly(TERMINATED);
    judge(List.copyOf(orders));
  }

  private static int restart(Part part) {
    part.terminate();
    int status = part.awaitExit(BOUND);
    part.start();
    return status;
  }

  private static void judge(List<PersistentOrder> orders) throws Exception {
    Witnesses witnesses = new Witnesses(stack);
    List<Testimony> testimonies =
        new People(12).each(orders, order -> witnesses.hear(order.id, false, AT_REST));
    List<String> unheard = orders.stream().flatMap(order -> unheard(order).stream()).toList();
    Map<String, Long> sentTwice =
        orders.stream()
            .flatMap(order -> stack.books().calls(order.id).stream())
            .filter(call -> call.startsWith("POST "))
            .collect(Collectors.groupingBy(call -> call, TreeMap::new, Collectors.counting()));
    sentTwice.values().removeIf(times -> times == 1);
    int answers = orders.stream().mapToInt(order -> order.answered.size()).sum();
    int repeated = orders.stream().mapToInt(order -> order.repeated).sum();
    System.out.print(AuditTable.of(testimonies, methods(orders)));
    System.out.printf(
        "%d commands answered, %d sends repeated, %d unheard, %d sent twice to the provider,"
            + " %d calls of orders cut off%n",
        answers, repeated, unheard.size(), sentTwice.size(), cutOff(orders));

    assertThat(orders.stream().flatMap(order -> order.unexpected.stream())).isEmpty();
    assertThat(testimonies).isNotEmpty().allMatch(t -> t.differences().isEmpty());
    assertThat(unheard).isEmpty();
    assertThat(sentTwice).isEmpty();
    // Otherwise nobody noticed the restarts, and nothing was shown.
    assertThat(repeated).isPositive();
  }

  /** How many calls to the provider or the books a worker took on and did not report. */
  private static long cutOff(List<PersistentOrder> orders) {
    return orders.stream()
        .flatMap(order -> stack.history(order.id).stream())
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT)
        .count();
  }

  /** The commands whose caller had an answer, and that the order knows nothing of. */
  private static List<String> unheard(PersistentOrder order) {
    return order.answered.stream()
        .filter(key -> stack.workflow(order.id).query("reply", CommandReply.class, key) == null)
        .map(key -> order.id + " " + key)
        .toList();
  }

  private static Map<String, String> methods(List<PersistentOrder> orders) {
    return orders.stream().collect(Collectors.toMap(order -> order.id, order -> order.method));
  }
}
