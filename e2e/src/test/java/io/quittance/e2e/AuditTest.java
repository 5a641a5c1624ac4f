package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random orders, and what four witnesses say of their money afterwards: our ledger, the workflow,
 * the journal's facts folded anew, and the provider. {@code -Dorders=} and {@code -Dseed=} choose
 * how many and which; {@code ./quittance audit} plays 500.
 */
class AuditTest {

  private static final People PEOPLE = new People(12);
  private static final Duration AT_REST = Duration.ofSeconds(90);

  private final Stack stack = SharedStack.get();

  @Test
  void ledger_workflow_journal_and_provider_say_the_same_of_every_random_order() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    int number = Integer.getInteger("orders", 150);
    System.out.printf("audit: -Dorders=%d -Dseed=%d%n", number, seed);
    List<RandomOrder> orders =
        IntStream.range(0, number)
            .mapToObj(i -> new RandomOrder(stack.shop(), "audit", new Random(seed + i)))
            .toList();

    List<String> unexpected =
        PEOPLE.each(orders, RandomOrder::play).stream().flatMap(List::stream).toList();
    Witnesses witnesses = new Witnesses(stack);
    List<Testimony> testimonies =
        PEOPLE.each(orders, order -> witnesses.hear(order.id, order.completes, AT_REST));

    Map<String, String> methods = new TreeMap<>();
    orders.forEach(order -> methods.put(order.id, order.method));
    System.out.print(AuditTable.of(testimonies, methods));
    assertThat(unexpected).isEmpty();
    assertThat(testimonies).hasSize(number).allMatch(t -> t.differences().isEmpty());
    // Otherwise nothing would have been compared.
    assertThat(testimonies.stream().mapToLong(t -> t.provider().captured()).sum()).isPositive();
  }
}
