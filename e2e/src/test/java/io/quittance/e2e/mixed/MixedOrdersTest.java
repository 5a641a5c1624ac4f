package io.quittance.e2e.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Await;
import io.quittance.e2e.SharedStack;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Orders over every means of payment, with random commands and customers, then left alone for a
 * while. {@code -Dorders=}, {@code -Dseed=} and {@code -Drest=PT3M} choose how many, which, and how
 * long.
 */
class MixedOrdersTest {

  private static final int AT_ONCE = 8;

  private final Stack stack = SharedStack.get();

  @Test
  void no_order_holds_or_risks_money_that_its_status_does_not_explain() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    int number = Integer.getInteger("orders", 220);
    Duration rest = Duration.parse(System.getProperty("rest", "PT20S"));
    System.out.printf("mixed: -Dorders=%d -Dseed=%d -Drest=%s%n", number, seed, rest);
    List<MixedOrder> orders =
        IntStream.range(0, number).mapToObj(i -> new MixedOrder(stack, i, seed)).toList();

    List<String> unexpected = all(orders, MixedOrder::play).stream().flatMap(List::stream).toList();
    awaitRest(rest);
    MixedTable table = new MixedTable();
    for (MixedOrder order : orders) {
      judge(order, table);
    }
    System.out.print(table);
    assertThat(unexpected).isEmpty();
    assertThat(table.wrong()).isEmpty();
    // Otherwise nothing would have been judged.
    assertThat(table.statuses()).contains("PAID", "REFUNDED", "CANCELLED", "FULFILLED");
  }

  /** Nobody touches anything, so that what is still to come comes. */
  private static void awaitRest(Duration rest) {
    Instant end = Instant.now().plus(rest);
    Await.until("the rest is over", rest.plusSeconds(10), () -> Instant.now().isAfter(end));
  }

  private void judge(MixedOrder order, MixedTable table) {
    JsonNode view = stack.shop().get(order.id).json();
    JsonNode books = stack.simulatorHttp.get("/books?prefix=" + order.id + "-").json();
    JsonNode calls = stack.simulatorHttp.get("/calls?prefix=" + order.id + "-").json();
    table.add(
        order,
        view,
        Explanation.missing(
            view, books.path("charges"), calls.isArray() ? calls : calls.path("calls")));
  }

  private interface Job<T> {
    T of(MixedOrder order) throws Exception;
  }

  private static <T> List<T> all(List<MixedOrder> orders, Job<T> job) throws Exception {
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<T>> jobs = new ArrayList<>();
      orders.forEach(order -> jobs.add(() -> job.of(order)));
      List<T> results = new ArrayList<>();
      for (Future<T> result : people.invokeAll(jobs)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
