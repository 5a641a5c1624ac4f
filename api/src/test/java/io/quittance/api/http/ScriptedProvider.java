package io.quittance.api.http;

import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.StatementPage;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookReceipt;
import io.quittance.providers.WebhookRequest;
import io.quittance.providers.simulator.SimulatorProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose own books say what they are told to; it moves no money. Its webhooks are the
 * simulator's.
 */
final class ScriptedProvider implements PaymentProvider {

  private final PaymentProvider real =
      new SimulatorProvider(URI.create("http://127.0.0.1:1"), true, SignedWebhook.SECRETS);

  volatile Function<String, StatementAnswer> statement = StatementAnswer.NeverSeen::new;

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public ProviderTraits traits() {
    return new ProviderTraits(
        true,
        Duration.ofSeconds(30),
        Duration.ofHours(24),
        Duration.ofDays(5),
        Duration.ofDays(7),
        80);
  }

  @Override
  public boolean accepts(String method) {
    return true;
  }

  @Override
  public StatementAnswer statement(String reference) {
    return statement.apply(reference);
  }

  @Override
  public Outcome charge(Step.Charge step) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Outcome capture(Step.Capture step) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Outcome close(Step.Close step) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Outcome refund(Step.Refund step) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Outcome lookUp(Step.LookUp step) {
    throw new UnsupportedOperationException();
  }

  @Override
  public StatementPage statements(@Nullable String position, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WebhookAnswer webhook(WebhookRequest request, Instant now) {
    return real.webhook(request, now);
  }

  @Override
  public WebhookReceipt webhookReceipt() {
    return real.webhookReceipt();
  }
}
