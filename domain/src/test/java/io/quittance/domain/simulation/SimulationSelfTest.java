package io.quittance.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefundOrigin;
import io.quittance.domain.Review;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.Step;
import io.quittance.domain.Watch;
import io.quittance.domain.simulation.Schedule.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulation itself: that it is exact, that it finds what is wrong, and makes it small. */
class SimulationSelfTest {

  private static final Reference.ToPayment P1 = (Reference.ToPayment) Reference.parse("A-1-p1");

  @Test
  void the_same_seed_is_the_same_run_fact_by_fact() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(facts(Generator.schedule(seed))).isEqualTo(facts(Generator.schedule(seed)));
    }
  }

  private static List<Fact> facts(Schedule schedule) {
    World world = new World(schedule, new Coverage());
    world.run();
    return world.shell().facts();
  }

  @Test
  void a_failing_schedule_is_shrunk_to_what_makes_it_fail() {
    Schedule big = firstWith(Happening.Cancel.class, Happening.Crash.class);
    Schedule small =
        Shrinker.shrink(big, s -> has(s, Happening.Cancel.class) && has(s, Happening.Crash.class));
    assertThat(small.elements())
        .containsExactlyInAnyOrder(
            new Event(0, false, new Happening.Cancel()),
            new Event(0, false, new Happening.Crash(0)));
    assertThat(small.setup()).isEqualTo(Setup.SIMPLEST);
  }

  private static Schedule firstWith(Class<?> one, Class<?> other) {
    long seed = 0;
    while (!has(Generator.schedule(seed), one) || !has(Generator.schedule(seed), other)) {
      seed++;
    }
    return Generator.schedule(seed);
  }

  private static boolean has(Schedule schedule, Class<?> happening) {
    return schedule.all(Event.class).stream().anyMatch(e -> happening.isInstance(e.what()));
  }

  @Test
  void a_provider_executes_again_what_it_has_forgotten_and_that_is_seen() {
    ModelProvider provider = provider();
    provider.execute(charge(), Manner.well(), 0);
    provider.execute(charge(), Manner.well(), Setup.SIMPLEST.keyLife());
    assertThat(provider.breaches()).isEmpty();
    provider.execute(charge(), Manner.well(), Setup.SIMPLEST.keyLife() + 1);
    assertThat(provider.breaches()).hasSize(1);
  }

  @Test
  void a_second_charge_beside_a_live_one_is_seen() {
    ModelProvider provider = provider();
    provider.execute(charge(), redirected(), 0);
    Witness witness = new Witness(provider, new Network(schedule(), provider));
    Order order = placed();
    Step.Charge second = charge(new Reference.ToPayment(order.id(), 2));
    assertThatThrownBy(() -> witness.sends(order, List.of(), second))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("rule 2");
  }

  @Test
  void money_that_an_order_does_not_know_of_is_seen() {
    ModelProvider provider = provider();
    provider.execute(charge(), Manner.well(), 0);
    Order cancelled = cancelled();
    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThatThrownBy(() -> new Judge(Setup.SIMPLEST, provider).ofRest(cancelled, List.of()))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("I7");
  }

  @Test
  void held_money_that_goes_back_without_a_decision_about_it_is_seen() {
    Instant at = Times.instant(0);
    Fact.OrderPlaced placed = new Fact.OrderPlaced(Setup.SIMPLEST.terms("A-1"), at);
    String provider = placed.terms().providers().firstKey();
    List<Fact> facts = new ArrayList<>(OrderMachine.found(placed, provider, "x-7", null));
    Fact.RefundRequested refund =
        new Fact.RefundRequested(
            new Reference.ToRefund(placed.terms().orderId(), 1),
            new Reference.ToPayment(placed.terms().orderId(), 1),
            placed.terms().amount(),
            RefundOrigin.LATE_PAYMENT,
            null,
            0,
            at,
            at,
            new Watch(at, 0, at),
            at);
    facts.add(refund);
    assertThatThrownBy(() -> new HeldMoney().check(facts))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("held");
    facts.add(
        facts.size() - 1,
        new Fact.ReviewResolved(
            Review.Kind.UNMATCHED_MONEY, ReviewDecision.RETRY, "person", null, at));
    assertThatCode(() -> new HeldMoney().check(facts)).doesNotThrowAnyException();
  }

  @Test
  void an_order_that_waits_for_nobody_is_stuck() {
    assertThatThrownBy(() -> new Judge(Setup.SIMPLEST, provider()).ofQuestion(placed()))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("stuck");
  }

  @Test
  void a_request_that_comes_twice_is_executed_once_and_answered_alike() {
    ModelProvider provider = provider();
    Outcome first = provider.execute(charge(), Manner.well(), 0);
    assertThat(first).isInstanceOf(Outcome.Captured.class);
    assertThat(provider.execute(charge(), redirected(), 1)).isEqualTo(first);
    assertThat(provider.charges()).hasSize(1);
  }

  private static ModelProvider provider() {
    return new ModelProvider(Setup.SIMPLEST, (name, claim) -> {});
  }

  private static Schedule schedule() {
    return new Schedule(0, Setup.SIMPLEST, List.<Element>of());
  }

  private static Manner redirected() {
    return Manner.well().deciding(Manner.Verdict.REDIRECTED, 0);
  }

  private static Step.Charge charge() {
    return charge(P1);
  }

  private static Step.Charge charge(Reference.ToPayment reference) {
    return new Step.Charge(
        reference, Setup.PROVIDER, "card", Setup.SIMPLEST.money(100), true, null);
  }

  private static Order placed() {
    return OrderMachine.place(new Fact.OrderPlaced(Setup.SIMPLEST.terms("A-1"), Times.instant(0)));
  }

  private static Order cancelled() {
    Command.Header header = new Command.Header(new CommandId("k"), "f", "customer");
    Order order = placed();
    for (Fact fact :
        OrderMachine.decide(order, new Command.Cancel(header, null), Times.instant(1)).facts()) {
      order = OrderMachine.evolve(order, fact);
    }
    return order;
  }
}
