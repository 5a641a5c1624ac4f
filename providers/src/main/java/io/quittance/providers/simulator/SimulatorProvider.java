package io.quittance.providers.simulator;

import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.StatementPage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The simulator as a payment provider, spoken to over HTTP. */
public final class SimulatorProvider implements PaymentProvider {

  private static final int LONGEST_PAGE = 1000;

  private final Exchange exchange;
  private final boolean tombstones;

  /**
   * Makes the adapter; it connects when it is first used.
   *
   * @param address where the simulator listens
   * @param tombstones whether that simulator closes references it has never seen
   */
  public SimulatorProvider(URI address, boolean tombstones) {
    this.exchange = new Exchange(address, Duration.ofSeconds(LONGEST_CALL_SECONDS));
    this.tombstones = tombstones;
  }

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public ProviderTraits traits() {
    return new ProviderTraits(
        tombstones,
        Duration.ofSeconds(30),
        Duration.ofHours(24),
        Duration.ofDays(5),
        Duration.ofDays(7),
        80);
  }

  @Override
  public boolean accepts(String method) {
    return SimulatorMethod.of(method).isPresent();
  }

  @Override
  public Outcome charge(Step.Charge step) {
    Wire.NewCharge body =
        new Wire.NewCharge(
            step.reference().text(), Wire.Amount.of(step.amount()), step.method(), step.capture());
    return ChargeAnswers.toCharge(step.reference(), exchange.post("/charges", body));
  }

  @Override
  public Outcome capture(Step.Capture step) {
    String path = "/charges/" + step.reference().text() + "/capture";
    return ChargeAnswers.toChange(step.reference(), exchange.post(path, null));
  }

  @Override
  public Outcome close(Step.Close step) {
    String path = "/charges/" + step.reference().text() + "/close";
    return ChargeAnswers.toChange(step.reference(), exchange.post(path, null));
  }

  @Override
  public Outcome refund(Step.Refund step) {
    Wire.NewRefund body =
        new Wire.NewRefund(
            step.reference().text(), step.chargeName(), Wire.Amount.of(step.amount()));
    return RefundAnswers.toRefund(step.reference(), exchange.post("/refunds", body));
  }

  @Override
  public Outcome lookUp(Step.LookUp step) {
    return switch (step.reference()) {
      case Reference.ToPayment r ->
          ChargeAnswers.toLookUp(r, exchange.get("/charges/" + encoded(step.name())));
      case Reference.ToRefund r -> RefundAnswers.toLookUp(r, exchange.get("/refunds/" + r));
    };
  }

  @Override
  public StatementAnswer statement(String reference) {
    return StatementAnswers.toLine(reference, exchange.get("/charges/" + encoded(reference)));
  }

  @Override
  public StatementPage statements(@Nullable String position, int limit) {
    String after = position == null ? "" : "&after=" + encoded(position);
    String path = "/statement?limit=" + Math.clamp(limit, 1, LONGEST_PAGE) + after;
    return StatementAnswers.toPage(exchange.get(path));
  }

  /** Foreign references and stored positions can hold anything. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
