package io.quittance.e2e.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Await;
import io.quittance.e2e.People;
import io.quittance.e2e.SharedStack;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Orders over every means of payment, with random commands and customers, then left alone for a
 * while. {@code -Dorders=}, {@code -Dseed=} and {@code -Drest=PT3M} choose how many, which, and how
 * long; {@code ./quittance mixed} plays a thousand.
 */
class MixedOrdersTest {

  private static final People PEOPLE = new People(8);

  private final Stack stack = SharedStack.get();

  @Test
  void no_order_holds_or_risks_money_that_its_status_does_not_explain() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    int number = Integer.getInteger("orders", 132);
    Duration rest = Duration.parse(System.getProperty("rest", "PT20S"));
    System.out.printf("mixed: -Dorders=%d -Dseed=%d -Drest=%s%n", number, seed, rest);
    List<MixedOrder> orders =
        IntStream.range(0, number)
            .mapToObj(i -> new MixedOrder(stack, "mixed", i, seed, Caller.ONCE))
            .toList();

    List<String> unexpected =
        PEOPLE.each(orders, MixedOrder::play).stream().flatMap(List::stream).toList();
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
}
