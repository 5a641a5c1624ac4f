package io.quittance.simulator.webhook;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Charge;
import io.quittance.simulator.core.Refund;
import io.quittance.simulator.core.Webhook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The body of a webhook; amounts are minor units. */
record Body(String type, Instant timestamp, Object data) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  static byte[] of(Webhook webhook) {
    Charge charge = webhook.charge();
    Refund refund = webhook.refund();
    Object data = charge != null ? OfCharge.of(charge) : refund != null ? OfRefund.of(refund) : "";
    return MAPPER.writeValueAsBytes(new Body(webhook.type(), webhook.at(), data));
  }

  /** A charge; amount and currency of a reference that was closed unseen are null. */
  private record OfCharge(
      String reference,
      String id,
      String status,
      @Nullable Long amount,
      long captured,
      long refunded,
      @Nullable String currency,
      boolean disputed,
      @Nullable String failureCode) {

    static OfCharge of(Charge charge) {
      Amount amount = charge.amount();
      return new OfCharge(
          charge.reference(),
          charge.id(),
          charge.status().toString(),
          amount == null ? null : amount.value(),
          charge.captured(),
          charge.refunded(),
          amount == null ? null : amount.currency(),
          charge.disputed(),
          charge.declineCode());
    }
  }

  /** A refund, with the charge whose money it returns. */
  private record OfRefund(
      String reference,
      String id,
      String charge,
      String status,
      long amount,
      String currency,
      @Nullable String failureCode) {

    static OfRefund of(Refund refund) {
      return new OfRefund(
          refund.reference(),
          refund.id(),
          refund.charge(),
          refund.status().toString(),
          refund.amount().value(),
          refund.amount().currency(),
          refund.failureCode());
    }
  }
}
