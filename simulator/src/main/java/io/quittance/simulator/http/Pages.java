package io.quittance.simulator.http;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Charge;
import io.quittance.simulator.core.ChargeStatus;
import io.quittance.simulator.core.Event;
import io.quittance.simulator.core.Webhook;
import io.quittance.simulator.core.WebhookStanding;
import io.quittance.simulator.provider.Provider;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statement, and what those who test with the simulator can see and plan. */
final class Pages {

  private final Provider provider;

  Pages(Provider provider) {
    this.provider = provider;
  }

  Response show(Route.Page page, @Nullable String query, byte @Nullable [] body) {
    String prefix = Query.parameter(query, "prefix");
    return switch (page) {
      case HEALTH -> new Response(200, Json.bytes(Map.of("status", "UP")));
      case BOOKS -> books(prefix);
      case STATEMENT -> Statements.show(provider, query);
      case CALLS -> new Response(200, Json.bytes(Map.of("calls", provider.calls(prefix))));
      case WEBHOOKS -> webhooks(prefix);
      case FAULTS -> faults();
      case PLAN_FAULT -> plan(body);
      case CLEAR_FAULTS -> {
        provider.faults().clear();
        yield faults();
      }
    };
  }

  private Response books(String prefix) {
    return new Response(
        200,
        Json.bytes(
            Map.of("charges", provider.charges(prefix).stream().map(BookLine::of).toList())));
  }

  private Response webhooks(String prefix) {
    return new Response(
        200,
        Json.bytes(
            Map.of("webhooks", provider.webhooks(prefix).stream().map(WebhookLine::of).toList())));
  }

  private Response plan(byte @Nullable [] body) {
    return switch (FaultPlans.read(body)) {
      case FaultPlans.Plan.Refused(var refusal) -> Response.of(refusal);
      case FaultPlans.Plan.Accepted(var fault) -> {
        provider.faults().add(fault);
        yield faults();
      }
    };
  }

  private Response faults() {
    return new Response(200, Json.bytes(Map.of("faults", provider.faults().list())));
  }

  /** A webhook; attempts are null while it is being sent. */
  private record WebhookLine(
      String id,
      String type,
      String reference,
      Instant at,
      String state,
      @Nullable Integer attempts) {

    static WebhookLine of(WebhookStanding standing) {
      Webhook webhook = standing.webhook();
      Event.WebhookEnded end = standing.end();
      return new WebhookLine(
          webhook.id(),
          webhook.type(),
          webhook.reference(),
          webhook.at(),
          end == null ? "waiting" : end.delivered() ? "delivered" : "given_up",
          end == null ? null : end.attempts());
    }
  }

  /** A charge in the books; amounts are minor units, the currency of a tombstone is null. */
  private record BookLine(
      String reference,
      ChargeStatus status,
      long captured,
      long refunded,
      @Nullable String currency) {

    static BookLine of(Charge charge) {
      Amount amount = charge.amount();
      return new BookLine(
          charge.reference(),
          charge.status(),
          charge.captured(),
          charge.refunded(),
          amount == null ? null : amount.currency());
    }
  }
}
