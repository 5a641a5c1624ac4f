package io.quittance.providers.simulator;

import io.quittance.domain.Money;
import io.quittance.domain.NoticeClaim;
import io.quittance.providers.ProviderNotice;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookRequest;
import io.quittance.providers.standardwebhooks.StandardWebhooks;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the simulator's webhooks mean, once it is certain that they are the simulator's. */
final class Webhooks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String provider;
  private final StandardWebhooks standard;

  Webhooks(String provider, StandardWebhooks standard) {
    this.provider = provider;
    this.standard = standard;
  }

  WebhookAnswer answer(WebhookRequest request, Instant now) {
    Optional<String> objection = standard.objection(request, now);
    if (objection.isPresent()) {
      return new WebhookAnswer.Forged(objection.get());
    }
    String id = request.header(StandardWebhooks.ID).orElseThrow();
    try {
      return read(id, JSON.readValue(request.body(), Wire.Webhook.class));
    } catch (JacksonException e) {
      return new WebhookAnswer.Malformed(id, "it is not the JSON of a webhook");
    } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
      return new WebhookAnswer.Malformed(id, "a field is missing or invalid: " + e.getMessage());
    }
  }

  private WebhookAnswer read(String id, Wire.@Nullable Webhook webhook) {
    Objects.requireNonNull(webhook, "body");
    String type = Objects.requireNonNull(webhook.type(), "type");
    boolean ofRefund = type.startsWith("refund.");
    if (!ofRefund && !type.startsWith("charge.")) {
      return new WebhookAnswer.Irrelevant(id, type + " is about no money");
    }
    Wire.Subject data = Objects.requireNonNull(webhook.data(), "data");
    String name = named(data.reference(), "data.reference");
    return new WebhookAnswer.Genuine(
        new ProviderNotice(
            provider,
            id,
            claim(type),
            ofRefund ? named(data.charge(), "data.charge") : name,
            ofRefund ? name : null,
            ofRefund ? data.money(data.amount()) : amount(data),
            ofRefund ? null : data.money(data.refunded()),
            Instant.parse(Objects.requireNonNull(webhook.timestamp(), "timestamp"))));
  }

  private static @Nullable Money amount(Wire.Subject charge) {
    Long captured = charge.captured();
    return charge.money(captured != null && captured > 0 ? captured : charge.amount());
  }

  private static String named(@Nullable String name, String field) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(field);
    }
    return name;
  }

  /** A word that is not known here may still be about money, so it is a reason to look. */
  private static @Nullable NoticeClaim claim(String type) {
    return switch (type) {
      case "charge.pending" -> NoticeClaim.PENDING;
      case "charge.authorized" -> NoticeClaim.AUTHORIZED;
      case "charge.captured" -> NoticeClaim.CAPTURED;
      case "charge.declined" -> NoticeClaim.DECLINED;
      case "charge.closed" -> NoticeClaim.CLOSED;
      case "charge.reversed" -> NoticeClaim.REVERSED;
      case "charge.disputed" -> NoticeClaim.DISPUTED;
      case "refund.pending" -> NoticeClaim.REFUND_PENDING;
      case "refund.succeeded" -> NoticeClaim.REFUNDED;
      case "refund.failed" -> NoticeClaim.REFUND_FAILED;
      default -> null;
    };
  }
}
