package io.quittance.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter against the real simulator process: what each answer, and each silence, means. */
@Timeout(60)
@NullUnmarked
class SimulatorProviderTest {

  private static final Money EUR = Money.of(4210, "EUR");
  private static final AtomicInteger ORDERS = new AtomicInteger();

  @TempDir static Path data;
  private static SimulatorProcess simulator;
  private static SimulatorProvider provider;

  private final OrderId order = new OrderId("A-" + ORDERS.incrementAndGet());
  private final Reference.ToPayment p1 = new Reference.ToPayment(order, 1);
  private final Reference.ToRefund r1 = new Reference.ToRefund(order, 1);

  @BeforeAll
  static void start() throws IOException {
    simulator = SimulatorProcess.start(data, Map.of());
    provider = new SimulatorProvider(simulator.address(), true);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource(SimulatorMethod.class)
  void every_method_that_the_adapter_accepts_is_known_to_the_simulator(SimulatorMethod method)
      throws Exception {
    assertThat(provider.accepts(method.token())).isTrue();
    String body =
        "{\"reference\":\"%s\",\"amount\":{\"value\":0,\"currency\":\"EUR\"},\"method\":\"%s\"}"
            .formatted(p1, method.token());
    assertThat(post("/charges", body)).doesNotContain("method_unknown").contains("amount");
  }

  @Test
  void a_method_from_elsewhere_is_not_accepted() {
    assertThat(provider.accepts("tok_invented")).isFalse();
    assertThat(provider.accepts("tok_500")).isFalse();
    assertThat(charge("tok_invented")).isEqualTo(new Outcome.Declined(p1, "method_unknown"));
  }

  @Test
  void a_taken_payment_is_captured_with_what_was_really_taken() {
    assertThat(charge("tok_ok"))
        .isInstanceOfSatisfying(
            Outcome.Captured.class,
            captured -> {
              assertThat(captured.amount()).isEqualTo(EUR);
              assertThat(captured.providerReference()).startsWith("ch_");
            });
    assertThat(lookUp(p1)).isInstanceOf(Outcome.Captured.class);
  }

  @Test
  void a_refused_payment_is_declined_with_the_providers_reason() {
    assertThat(charge("tok_declined")).isEqualTo(new Outcome.Declined(p1, "card_declined"));
    assertThat(lookUp(p1)).isEqualTo(new Outcome.Declined(p1, "card_declined"));
  }

  @Test
  void a_payment_without_answer_is_unknown_whether_it_was_executed_or_not() {
    assertThat(charge("tok_timeout_after")).isEqualTo(new Outcome.Unknown(p1));
    assertThat(lookUp(p1)).isInstanceOf(Outcome.Captured.class);
    Reference.ToPayment p2 = new Reference.ToPayment(order, 2);
    assertThat(charge(p2, "tok_timeout_before")).isEqualTo(new Outcome.Unknown(p2));
    assertThat(lookUp(p2)).isEqualTo(new Outcome.NotFound(p2));
  }

  @Test
  void a_fault_of_the_provider_leaves_the_outcome_unknown() {
    assertThat(charge("tok_500_after")).isEqualTo(new Outcome.Unknown(p1));
    assertThat(lookUp(p1)).isInstanceOf(Outcome.Captured.class);
  }

  @Test
  void a_request_that_was_turned_away_was_not_sent_and_says_when_to_come_back() {
    assertThat(charge("tok_rate_limited"))
        .isEqualTo(new Outcome.NotSent(p1, Duration.ofSeconds(1)));
    assertThat(charge("tok_rate_limited")).isInstanceOf(Outcome.NotSent.class);
    assertThat(charge("tok_rate_limited")).isInstanceOf(Outcome.Captured.class);
  }

  @Test
  void a_provider_that_is_not_there_was_sent_nothing() throws Exception {
    SimulatorProcess other = SimulatorProcess.start(data.resolve("other"), Map.of());
    SimulatorProvider gone = new SimulatorProvider(other.address(), true);
    other.kill();
    assertThat(gone.charge(step(p1, "tok_ok"))).isEqualTo(new Outcome.NotSent(p1, null));
    assertThat(gone.lookUp(new Step.LookUp(p1, "simulator")))
        .isEqualTo(new Outcome.NotSent(p1, null));
  }

  @Test
  void a_closed_reference_stays_closed_for_whatever_arrives_later() {
    assertThat(close(p1)).isEqualTo(new Outcome.Closed(p1));
    assertThat(charge("tok_ok")).isEqualTo(new Outcome.Closed(p1));
    assertThat(lookUp(p1)).isEqualTo(new Outcome.Closed(p1));
    assertThat(close(p1)).isEqualTo(new Outcome.Closed(p1));
  }

  @Test
  void a_close_that_comes_too_late_is_refused() {
    charge("tok_ok");
    assertThat(close(p1)).isEqualTo(new Outcome.Refused(p1, RefusalCause.TOO_LATE));
  }

  @Test
  void a_payment_that_waits_for_its_customer_is_pending_and_taken_even_after_a_close()
      throws Exception {
    assertThat(charge("tok_redirect")).isInstanceOf(Outcome.Pending.class);
    assertThat(close(p1)).isEqualTo(new Outcome.Closed(p1));
    assertThat(lookUp(p1)).isEqualTo(new Outcome.Closed(p1));

    post("/charges/" + p1 + "/customer-action", "{\"result\":\"paid\"}");

    assertThat(lookUp(p1)).isInstanceOf(Outcome.Captured.class);
    assertThat(refund(r1)).isInstanceOf(Outcome.Refunded.class);
  }

  @Test
  void a_customer_who_must_act_is_told_where_until_it_is_over() throws Exception {
    String back = "https://shop.example/orders?id=" + order;
    Step.Charge step = new Step.Charge(p1, "simulator", "tok_redirect", EUR, true, back);
    String url = simulator.address() + "/pay/" + p1;
    assertThat(redirectUrl(provider.charge(step))).isEqualTo(url);
    assertThat(redirectUrl(provider.charge(step))).isEqualTo(url);
    assertThat(redirectUrl(lookUp(p1))).isEqualTo(url);

    post("/charges/" + p1 + "/customer-action", "{\"result\":\"abandoned\"}");

    assertThat(lookUp(p1)).isEqualTo(new Outcome.Declined(p1, "abandoned"));
  }

  @Test
  void a_reserved_payment_is_captured_or_voided() {
    Step.Charge reserve = new Step.Charge(p1, "simulator", "tok_ok", EUR, false, null);
    assertThat(provider.charge(reserve)).isInstanceOf(Outcome.Authorized.class);
    assertThat(provider.capture(new Step.Capture(p1, "simulator", EUR)))
        .isInstanceOf(Outcome.Captured.class);
  }

  @Test
  void a_simulator_without_tombstones_refuses_to_close_what_it_has_not_seen() throws Exception {
    try (SimulatorProcess other =
        SimulatorProcess.start(data.resolve("bare"), Map.of("TOMBSTONES", "false"))) {
      SimulatorProvider bare = new SimulatorProvider(other.address(), false);
      assertThat(bare.traits().tombstones()).isFalse();
      assertThat(bare.close(new Step.Close(p1, "simulator"))).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void a_refund_returns_the_money_and_can_be_looked_up() {
    charge("tok_ok");
    assertThat(refund(r1)).isInstanceOf(Outcome.Refunded.class);
    assertThat(lookUp(r1)).isInstanceOf(Outcome.Refunded.class);
    assertThat(refund(new Reference.ToRefund(order, 2)))
        .isEqualTo(
            new Outcome.Refused(new Reference.ToRefund(order, 2), RefusalCause.ALREADY_REFUNDED));
  }

  @ParameterizedTest
  @CsvSource({
    "tok_refund_account_closed,ACCOUNT_CLOSED",
    "tok_refund_too_old,TOO_OLD",
    "tok_refund_fails_3,OTHER"
  })
  void a_refusal_of_a_refund_says_whether_it_can_be_helped(String method, RefusalCause cause) {
    charge(method);
    assertThat(refund(r1)).isEqualTo(new Outcome.Refused(r1, cause));
    assertThat(lookUp(r1)).isEqualTo(new Outcome.Refused(r1, cause));
  }

  @Test
  void a_refund_of_what_is_disputed_is_refused_as_such() throws Exception {
    charge("tok_ok");
    post("/charges/" + p1 + "/dispute", "");
    assertThat(refund(r1)).isEqualTo(new Outcome.Refused(r1, RefusalCause.DISPUTED));
  }

  @Test
  void what_the_provider_gave_back_by_itself_is_told_and_not_refunded_again() {
    charge("tok_auto_reversal");
    Outcome.Captured reversed =
        (Outcome.Captured)
            Until.is(
                () -> lookUp(p1), o -> o instanceof Outcome.Captured c && c.returned().equals(EUR));
    assertThat(reversed.amount()).isEqualTo(EUR);
    assertThat(refund(r1)).isEqualTo(new Outcome.Refused(r1, RefusalCause.ALREADY_REFUNDED));
  }

  @Test
  void a_refund_that_is_taken_back_has_failed_and_the_money_is_there_again() {
    charge("tok_refund_taken_back");
    assertThat(refund(r1)).isInstanceOf(Outcome.Refunded.class);
    Until.is(() -> lookUp(r1), o -> o.equals(new Outcome.Refused(r1, RefusalCause.OTHER)));
    assertThat(lookUp(p1))
        .isInstanceOfSatisfying(
            Outcome.Captured.class, captured -> assertThat(captured.returned().isZero()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"4210,EUR,3789", "5000,JPY,4500", "4210,KWD,3789"})
  void what_was_really_taken_is_told_whatever_was_asked_for(
      long asked, String currency, long taken) {
    Money amount = Money.of(asked, currency);
    Step.Charge step = new Step.Charge(p1, "simulator", "tok_wrong_amount", amount, true, null);
    assertThat(provider.charge(step))
        .isInstanceOfSatisfying(
            Outcome.Captured.class,
            captured -> assertThat(captured.amount()).isEqualTo(Money.of(taken, currency)));
    Reference.ToPayment p2 = new Reference.ToPayment(order, 2);
    provider.charge(new Step.Charge(p2, "simulator", "tok_wrong_amount", amount, false, null));
    assertThat(provider.capture(new Step.Capture(p2, "simulator", amount)))
        .isInstanceOfSatisfying(
            Outcome.Captured.class,
            captured -> assertThat(captured.amount()).isEqualTo(Money.of(taken, currency)));
  }

  @Test
  void a_capture_that_is_refused_leaves_the_money_reserved() {
    reserve("tok_capture_fails");
    assertThat(capture()).isEqualTo(new Outcome.Refused(p1, RefusalCause.OTHER));
    assertThat(lookUp(p1)).isInstanceOf(Outcome.Authorized.class);
    assertThat(close(p1)).isEqualTo(new Outcome.Closed(p1));
  }

  @Test
  void a_reservation_that_ran_out_is_closed_and_its_capture_comes_too_late() {
    reserve("tok_auth_expires");
    Until.is(() -> lookUp(p1), o -> o.equals(new Outcome.Closed(p1)));
    assertThat(capture()).isEqualTo(new Outcome.Refused(p1, RefusalCause.TOO_LATE));
    assertThat(close(p1)).isEqualTo(new Outcome.Closed(p1));
  }

  @ParameterizedTest
  @CsvSource({"tok_ok", "tok_slow", "tok_timeout_after", "tok_500_after", "tok_delayed"})
  void money_can_be_reserved_however_it_is_answered(String method) {
    reserve(method);
    Until.is(() -> lookUp(p1), o -> o instanceof Outcome.Authorized);
    assertThat(close(p1)).isEqualTo(new Outcome.Closed(p1));
  }

  @ParameterizedTest
  @CsvSource({"capture,Captured", "close,Closed"})
  void the_end_of_a_reservation_can_be_refused_and_can_stay_unanswered(
      String operation, String then) throws Exception {
    reserve("tok_ok");
    plan(operation, "refused");
    assertThat(end(operation)).isEqualTo(new Outcome.Refused(p1, RefusalCause.OTHER));
    plan(operation, "timeout_before");
    assertThat(end(operation)).isEqualTo(new Outcome.Unknown(p1));
    assertThat(lookUp(p1)).isInstanceOf(Outcome.Authorized.class);
    plan(operation, "timeout_after");
    assertThat(end(operation)).isEqualTo(new Outcome.Unknown(p1));
    assertThat(lookUp(p1).getClass().getSimpleName()).isEqualTo(then);
  }

  @Test
  void what_went_back_of_a_payment_is_told_with_it() {
    charge("tok_ok");
    provider.refund(new Step.Refund(r1, p1, "simulator", Money.of(1000, "EUR")));
    assertThat(lookUp(p1))
        .isInstanceOfSatisfying(
            Outcome.Captured.class,
            captured -> {
              assertThat(captured.amount()).isEqualTo(EUR);
              assertThat(captured.returned()).isEqualTo(Money.of(1000, "EUR"));
            });
  }

  @Test
  void a_disputed_payment_is_told_as_such_with_its_money() throws Exception {
    charge("tok_ok");
    provider.refund(new Step.Refund(r1, p1, "simulator", Money.of(1000, "EUR")));
    post("/charges/" + p1 + "/dispute", "");
    assertThat(lookUp(p1))
        .isInstanceOfSatisfying(
            Outcome.Disputed.class,
            disputed -> {
              assertThat(disputed.amount()).isEqualTo(EUR);
              assertThat(disputed.returned()).isEqualTo(Money.of(1000, "EUR"));
              assertThat(disputed.providerReference()).startsWith("ch_");
            });
  }

  @Test
  void money_that_no_order_asked_for_is_looked_up_and_returned_under_the_providers_name()
      throws Exception {
    String foreign = "someone_elses_" + order;
    String body =
        "{\"reference\":\"%s\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"},\"method\":\"tok_ok\"}"
            .formatted(foreign);
    post("/charges", body);

    assertThat(lookUp(p1)).isEqualTo(new Outcome.NotFound(p1));
    assertThat(provider.lookUp(new Step.LookUp(p1, foreign, "simulator")))
        .isInstanceOfSatisfying(
            Outcome.Captured.class, captured -> assertThat(captured.of()).isEqualTo(p1));
    assertThat(provider.refund(new Step.Refund(r1, p1, foreign, "simulator", EUR)))
        .isInstanceOfSatisfying(
            Outcome.Refunded.class, refunded -> assertThat(refunded.of()).isEqualTo(r1));
    assertThat(provider.lookUp(new Step.LookUp(r1, r1.text(), "simulator")))
        .isInstanceOf(Outcome.Refunded.class);
  }

  @Test
  void a_name_that_is_none_of_ours_reaches_no_other_path() {
    charge("tok_ok");
    String name = "../charges/" + p1 + "?x=";
    assertThat(provider.lookUp(new Step.LookUp(p1, name, "simulator")))
        .isEqualTo(new Outcome.Unknown(p1));
  }

  @Test
  void a_refused_refund_stays_refused_for_its_reference() {
    charge("tok_refund_fails_3");
    Outcome refused = new Outcome.Refused(r1, RefusalCause.OTHER);
    assertThat(refund(r1)).isEqualTo(refused);
    assertThat(refund(r1)).isEqualTo(refused);
    assertThat(lookUp(r1)).isEqualTo(refused);
  }

  @Test
  void a_refund_without_answer_is_unknown_and_its_look_up_tells() {
    charge("tok_refund_timeout_after");
    assertThat(refund(r1)).isEqualTo(new Outcome.Unknown(r1));
    assertThat(lookUp(r1)).isInstanceOf(Outcome.Refunded.class);
  }

  @Test
  void a_refund_that_takes_its_time_is_pending() {
    charge("tok_refund_never");
    assertThat(refund(r1)).isInstanceOf(Outcome.RefundPending.class);
    assertThat(lookUp(r1)).isInstanceOf(Outcome.RefundPending.class);
    assertThat(lookUp(new Reference.ToRefund(order, 9))).isInstanceOf(Outcome.NotFound.class);
  }

  @Test
  void a_reference_used_for_something_else_is_a_doubt_and_not_a_refusal() {
    charge("tok_ok");
    assertThat(charge("tok_slow")).isEqualTo(new Outcome.Unknown(p1));
    refund(r1);
    Step.Refund other = new Step.Refund(r1, p1, "simulator", Money.of(1, "EUR"));
    assertThat(provider.refund(other)).isEqualTo(new Outcome.Unknown(r1));
  }

  private void reserve(String method) {
    provider.charge(new Step.Charge(p1, "simulator", method, EUR, false, null));
  }

  private static String redirectUrl(Outcome outcome) {
    return outcome instanceof Outcome.Pending pending ? pending.redirectUrl() : "" + outcome;
  }

  private Outcome end(String operation) {
    return operation.equals("capture") ? capture() : close(p1);
  }

  private Outcome capture() {
    return provider.capture(new Step.Capture(p1, "simulator", EUR));
  }

  private static void plan(String operation, String effect) throws Exception {
    String body =
        "{\"operation\":\"%s\",\"times\":1,\"effect\":\"%s\"}".formatted(operation, effect);
    assertThat(post("/faults", body)).contains(effect);
  }

  private Outcome charge(String method) {
    return charge(p1, method);
  }

  private static Outcome charge(Reference.ToPayment reference, String method) {
    return provider.charge(step(reference, method));
  }

  private static Step.Charge step(Reference.ToPayment reference, String method) {
    return new Step.Charge(reference, "simulator", method, EUR, true, null);
  }

  private static Outcome close(Reference.ToPayment reference) {
    return provider.close(new Step.Close(reference, "simulator"));
  }

  private Outcome refund(Reference.ToRefund reference) {
    return provider.refund(new Step.Refund(reference, p1, "simulator", EUR));
  }

  private static Outcome lookUp(Reference reference) {
    return provider.lookUp(new Step.LookUp(reference, "simulator"));
  }

  private static String post(String path, String body) throws Exception {
    URI target = simulator.address().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
