package io.quittance.providers.simulator;

import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.StatementPage;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookReceipt;
import io.quittance.providers.WebhookRequest;
import io.quittance.providers.standardwebhooks.StandardWebhooks;
import io.quittance.providers.standardwebhooks.WebhookSecret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulator as a payment provider, spoken to over HTTP. */
public final class SimulatorProvider implements PaymentProvider {

  private static final String NAME = "simulator";
  private static final int LONGEST_PAGE = 1000;

  private final Exchange exchange;
  private final boolean tombstones;
  private final Webhooks webhooks;

  /** Makes an adapter for callers who get no webhooks: it takes every one for forged. */
  public SimulatorProvider(URI address, boolean tombstones) {
    this(address, tombstones, List.of());
  }

  /**
   * Makes the adapter; it connects when it is first used.
   *
   * @param address where the simulator listens
   * @param tombstones whether that simulator closes references it has never seen
   * @param webhookSecrets what its webhooks are signed with; two while that is being replaced
   * @throws IllegalArgumentException if a secret is none
   */
  public SimulatorProvider(URI address, boolean tombstones, List<String> webhookSecrets) {
    this.exchange = new Exchange(address, Duration.ofSeconds(LONGEST_CALL_SECONDS));
    this.tombstones = tombstones;
    this.webhooks =
        new Webhooks(
            NAME, new StandardWebhooks(webhookSecrets.stream().map(WebhookSecret::parse).toList()));
  }

  @Override
  public String name() {
    return NAME;
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
            step.reference().text(),
            Wire.Amount.of(step.amount()),
            step.method(),
            step.capture(),
            step.returnUrl());
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
      case Reference.ToRefund r ->
          RefundAnswers.toLookUp(r, exchange.get("/refunds/" + encoded(step.name())));
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

  @Override
  public WebhookAnswer webhook(WebhookRequest request, Instant now) {
    return webhooks.answer(request, now);
  }

  /** Any 2xx will do. */
  @Override
  public WebhookReceipt webhookReceipt() {
    return new WebhookReceipt(204, "");
  }

  /** Foreign references and stored positions can hold anything. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
