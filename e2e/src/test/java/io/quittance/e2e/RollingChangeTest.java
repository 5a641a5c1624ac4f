package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The worker's build is changed from A to B while orders are open, in every status that lasts, and
 * customers go on: old runs stay with A until they end, new ones go to B, and A can be stopped.
 */
@Timeout(600)
@NullUnmarked
class RollingChangeTest {

  /** The same in every build, so that a build fails by its change; others by -Dseed. */
  private static final long SEED = 20_261_126;

  private static final Duration END = Duration.ofSeconds(90);
  private static final int CUSTOMERS = 3;
  private static final String LONG = "\"payWithin\":\"PT30M\"";

  /** As short as a test can bear; the server's own are 3 minutes each. */
  private static final List<String> DRAINAGE =
      List.of(
          "matching.wv.VersionDrainageStatusVisibilityGracePeriod=\"2s\"",
          "matching.wv.VersionDrainageStatusRefreshInterval=\"2s\"");

  private static Stack stack;
  private static Part workerB;
  private static Http workerBHttp;

  private final Shop shop = stack.shop();
  private final Builds builds = new Builds(stack);
  private final ConcurrentLinkedQueue<PersistentOrder> crowd = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void start() {
    Map<String, String> a = new TreeMap<>(Builds.named("A"));
    a.put("WORKER_BECOMES_CURRENT", "true");
    stack = Stack.start("rolling", new Stack.Setup(a, Map.of(), DRAINAGE));
    int port = Ports.free();
    workerBHttp = new Http(port);
    workerB = stack.anotherWorker("worker-b", port, Builds.named("B"));
  }

  @AfterAll
  static void stop() {
    workerB.stop();
    stack.close();
  }

  @Test
  void old_runs_stay_with_their_build_and_new_ones_go_to_the_next() throws Exception {
    long seed = Long.getLong("seed", SEED);
    System.out.printf("rolling change: -Dseed=%d%n", seed);
    builds.awaitNewOrdersOn("A");
    Map<String, String> old = openOrders();
    List<String> left = List.of(paid("tok_ok", LONG), paid("tok_ok", LONG));
    String ended = shop.place("ended");
    shop.pay(ended, "tok_redirect", "k1");
    shop.cancel(ended, "k2");
    shop.await(ended, Set.of("CANCELLED"), END);
    awaitClosed(ended);

    try (Crowd customers = new Crowd(seed)) {
      workerB.start();
      builds.awaitNewOrdersOn("A");
      builds.makeCurrent("B");
      builds.awaitNewOrdersOn("B");
      customers.awaitMore(2 * CUSTOMERS);
      endAll(old);
      reopen(ended);
    }
    for (String id : old.keySet()) {
      awaitClosed(id);
      assertThat(Builds.of(stack.history(id))).as(id).containsExactly("A");
    }
    assertThat(Builds.of(stack.history(ended))).as("reopened").containsExactly("B");
    drainA();
    judge(Stream.concat(old.keySet().stream(), left.stream()).toList(), ended);
    stopA(left);
  }

  /** An order in every status that lasts, each with the status it has. */
  private Map<String, String> openOrders() {
    Map<String, String> orders = new TreeMap<>();
    orders.put(shop.place("open"), "AWAITING_PAYMENT");
    orders.put(paid("tok_redirect", "\"payWithin\":\"PT30M\""), "PAYING");
    orders.put(paid("tok_wrong_amount", "\"payWithin\":\"PT30M\""), "PAYING");
    orders.put(paid("tok_ok", "\"capture\":\"AUTHORIZE\""), "AUTHORIZED");
    orders.put(paid("tok_ok", "\"payWithin\":\"PT30M\""), "PAID");
    String fulfilled = paid("tok_ok", "\"refundWindow\":\"PT75S\"");
    shop.fulfil(fulfilled, "k2");
    orders.put(fulfilled, "FULFILLED");
    String cancelling = paid("tok_ok", "\"payWithin\":\"PT30M\"");
    stack.holdNext("refund", Duration.ofSeconds(9));
    shop.cancel(cancelling, "k2", "Prefer", "respond-async");
    orders.put(cancelling, "CANCELLING");
    orders.forEach((id, status) -> shop.await(id, Set.of(status), END));
    return orders;
  }

  private String paid(String method, String terms) {
    String id = shop.placeWith("open", terms);
    shop.pay(id, method, "k1", "Prefer", "wait=2");
    return id;
  }

  private void endAll(Map<String, String> orders) {
    orders.forEach(
        (id, status) -> {
          if (!status.equals("FULFILLED")) {
            shop.cancel(id, "k3", "Prefer", "wait=2");
          }
        });
    orders.keySet().forEach(id -> shop.awaitEnd(id, END));
  }

  /** The customer pays though it was cancelled: the order's next run has to give that back. */
  private void reopen(String ended) {
    stack.simulatorHttp.post("/charges/" + ended + "-p1/customer-action", "{\"result\":\"paid\"}");
    shop.await(ended, Set.of("REFUNDED"), END);
    awaitClosed(ended);
  }

  private void awaitClosed(String id) {
    Await.until(
        id + "'s run has closed",
        END,
        () ->
            stack.workflow(id).describe().getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
  }

  /** What A has left is moved, as operators do who don't want to wait for it. */
  private void drainA() {
    long left = stack.client.listExecutions(Builds.running("A")).count();
    System.out.printf("left on A when the orders of every status had ended: %d%n", left);
    assertThat(left).isPositive();
    builds.moveAll("A");
    Await.until("A is drained", END, () -> builds.isDrained("A"));
    crowd.stream().limit(5).forEach(order -> shop.cancel(order.id, "moved", "Prefer", "wait=5"));
  }

  /** The moved orders go on without it. */
  private void stopA(List<String> left) {
    assertThat(Builds.failedTasksOf(stack.workerHttp)).isZero();
    stack.worker.terminate();
    assertThat(stack.worker.awaitExit(Duration.ofSeconds(25))).isEqualTo(143);
    Stream<String> ofTheCrowd =
        crowd.stream()
            .skip(5)
            .map(order -> order.id)
            .filter(id -> shop.get(id).orderStatus().equals("PAID"))
            .filter(id -> Builds.of(stack.history(id)).contains("A"))
            .limit(3);
    Stream.concat(left.stream(), ofTheCrowd)
        .forEach(
            id -> {
              shop.cancel(id, "alone", "Prefer", "wait=5");
              assertThat(shop.awaitEnd(id, END).orderStatus()).isEqualTo("REFUNDED");
              assertThat(Builds.of(stack.history(id))).as(id).containsExactly("A", "B");
            });
    assertThat(Builds.failedTasksOf(workerBHttp)).isZero();
  }

  private void judge(List<String> old, String ended) throws Exception {
    List<String> all = new ArrayList<>(old);
    all.add(ended);
    crowd.forEach(order -> all.add(order.id));
    Witnesses witnesses = new Witnesses(stack);
    List<Testimony> testimonies =
        new People(8).each(all, id -> witnesses.hear(id, false, Duration.ofSeconds(60)));
    System.out.print(AuditTable.of(testimonies, Map.of()));
    List<String> failed =
        all.stream().filter(id -> !Builds.failedTasks(stack.history(id)).isEmpty()).toList();
    System.out.printf(
        "%d orders, %d of them of the crowd; %d with failed workflow tasks%n",
        all.size(), crowd.size(), failed.size());

    assertThat(crowd.stream().flatMap(order -> order.unexpected.stream())).isEmpty();
    assertThat(testimonies).allMatch(t -> t.differences().isEmpty());
    assertThat(failed).isEmpty();
    assertThat(Builds.failedTasksOf(workerBHttp)).isZero();
    for (Part worker : List.of(stack.worker, workerB)) {
      assertThat(worker.log()).content().doesNotContain("NonDeterministic");
    }
  }

  /** Customers who go on with orders of their own until it is closed. */
  private final class Crowd implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS);
    private final List<Future<?>> all = new ArrayList<>();

    Crowd(long seed) {
      for (int i = 0; i < CUSTOMERS; i++) {
        all.add(threads.submit(() -> goOn(seed)));
      }
    }

    private void goOn(long seed) {
      while (!over.get()) {
        PersistentOrder order =
            new PersistentOrder(shop, new Random(seed + number.incrementAndGet()));
        crowd.add(order);
        order.play();
      }
    }

    void awaitMore(int orders) {
      int enough = crowd.size() + orders;
      Await.until("orders come in", END, () -> crowd.size() >= enough);
    }

    @Override
    public void close() {
      over.set(true);
      threads.shutdown();
      try {
        for (Future<?> one : all) {
          one.get();
        }
      } catch (ExecutionException e) {
        throw new AssertionError("a customer gave up", e);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
