package io.quittance.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.CaptureMode;
import io.quittance.domain.Fact;
import io.quittance.domain.LatePayment;
import io.quittance.domain.Money;
import io.quittance.domain.Order;
import io.quittance.domain.OrderId;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.OrderTerms;
import io.quittance.domain.Proof;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine.Standing;
import io.quittance.domain.Step;
import io.quittance.providers.Providers;
import io.quittance.providers.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real provider is asked about an order, and what the proof makes of it. */
@Timeout(60)
@NullUnmarked
class WitnessTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Money EUR = Money.of(4210, "EUR");

  @TempDir static Path data;
  private static SimulatorProcess simulator;
  private static SimulatorProvider provider;
  private static Providers providers;

  @BeforeAll
  static void start() throws IOException {
    simulator = SimulatorProcess.start(data, Map.of());
    provider = new SimulatorProvider(simulator.address(), true);
    providers = new Providers(List.of(provider));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void an_order_that_never_sent_anything_has_nothing_to_ask() {
    Fact.OrderPlaced placed = placed("A-1");
    assertThat(Witness.of(OrderMachine.place(placed), providers)).isEmpty();
    Order asked = OrderMachine.fold(List.of(placed, asked(placed, 1, "simulator")));
    assertThat(asked.attempts()).hasSize(1);
    assertThat(Witness.of(asked, providers)).isEmpty();
  }

  @Test
  void each_attempt_that_was_sent_is_asked_for_where_it_was_sent_to() {
    Fact.OrderPlaced placed = placed("A-2");
    Order order =
        OrderMachine.fold(
            List.of(
                placed,
                asked(placed, 1, "closed-down"),
                sent(placed, 1),
                asked(placed, 2, "simulator"),
                sent(placed, 2),
                asked(placed, 3, "simulator"),
                sent(placed, 3)));
    charge(payment(placed, 2));

    List<StatementAnswer> answers = Witness.of(order, providers);

    assertThat(answers)
        .extracting(StatementAnswer::reference)
        .containsExactly("A-2-p1", "A-2-p2", "A-2-p3");
    assertThat(answers.get(0))
        .isEqualTo(
            new StatementAnswer.NoAnswer(
                "A-2-p1", "no provider named closed-down is configured here"));
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            StatementAnswer.Told.class,
            told -> assertThat(told.line().standing()).isEqualTo(Standing.CAPTURED));
    assertThat(answers.get(2)).isEqualTo(new StatementAnswer.NeverSeen("A-2-p3"));
  }

  @Test
  void money_that_no_order_asked_for_is_asked_for_by_the_name_it_has_there() {
    Reference.ToPayment foreign = payment(placed("B-7"), 1);
    charge(foreign);
    Order order =
        OrderMachine.fold(
            OrderMachine.found(
                placed("unmatched-simulator-B-7-p1"), "simulator", foreign.text(), null));

    List<StatementAnswer> answers = Witness.of(order, providers);

    assertThat(answers)
        .singleElement()
        .isInstanceOfSatisfying(
            StatementAnswer.Told.class, told -> assertThat(told.reference()).isEqualTo("B-7-p1"));
    assertThat(Proof.of(order, answers).verdict()).isEqualTo(Proof.Verdict.IN_LINE);
  }

  private static void charge(Reference.ToPayment reference) {
    provider.charge(new Step.Charge(reference, "simulator", "tok_ok", EUR, true, null));
  }

  private static Fact.OrderPlaced placed(String order) {
    OrderTerms terms =
        new OrderTerms(
            new OrderId(order),
            "c-1",
            EUR,
            null,
            Duration.ofMinutes(30),
            CaptureMode.SALE,
            LatePayment.AUTO_REFUND,
            Duration.ofDays(30),
            new TreeMap<>(),
            new TreeMap<>(Map.of("simulator", provider.traits())));
    return new Fact.OrderPlaced(terms, NOON);
  }

  private static Reference.ToPayment payment(Fact.OrderPlaced placed, int number) {
    return new Reference.ToPayment(placed.terms().orderId(), number);
  }

  private static Fact asked(Fact.OrderPlaced placed, int number, String provider) {
    return new Fact.PaymentAsked(payment(placed, number), provider, "tok_ok", null, EUR, NOON);
  }

  private static Fact sent(Fact.OrderPlaced placed, int number) {
    return new Fact.ChargeSent(payment(placed, number), NOON);
  }
}
