package io.quittance.workflows.impl;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.simulation.SimulatedFacts;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderView;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What others hear of an order, over the orders of random schedules. */
class EventsTest {

  private static final long SEED = 20_261_126;
  private static final int SCHEDULES = 5_000;

  private final Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);

  @Test
  void who_hears_only_the_events_always_knows_the_status_the_settled_money_and_the_review() {
    long first = Long.getLong("seed", SEED);
    LongStream.range(first, first + SCHEDULES).forEach(this::isTold);

    assertThat(seen).isEqualTo(EnumSet.allOf(OrderStatus.class));
  }

  private void isTold(long seed) {
    List<Fact> facts = SimulatedFacts.of(seed);
    Order order = OrderMachine.place((Fact.OrderPlaced) facts.getFirst());
    FactsToAppend.Entry last = BookEntries.of(order, facts.getFirst(), order, 1);
    assertThat(last.event()).isTrue();
    for (Fact fact : facts.subList(1, facts.size())) {
      Order before = order;
      order = OrderMachine.evolve(before, fact);
      FactsToAppend.Entry entry = BookEntries.of(before, fact, order, 1);
      assertThat(entry.told() != null).isEqualTo(entry.event());
      last = entry.event() ? entry : last;
      knows(last, order, seed);
    }
  }

  private void knows(FactsToAppend.Entry last, Order order, long seed) {
    seen.add(order.status());
    OrderView now = OrderView.of(order, order.updatedAt());
    FactsToAppend.Told told = Objects.requireNonNull(last.told());
    String what = "seed " + seed + " after " + last.type();
    assertThat(last.status()).as(what).isEqualTo(now.status());
    assertThat(told.money().captured()).as(what).isEqualTo(now.money().captured());
    assertThat(told.money().refunded()).as(what).isEqualTo(now.money().refunded());
    assertThat(told.money().held()).as(what).isEqualTo(now.money().held());
    assertThat(told.review() == null).as(what).isEqualTo(now.review() == null);
    if (now.hasEnded()) {
      assertThat(told.money()).as(what).isEqualTo(now.money());
    }
  }
}
