package io.quittance.simulator.http;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Charge;
import io.quittance.simulator.core.ChargeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The provider's answers as they cross the wire. */
final class Answers {

  private final String pages;

  /**
   * Takes where customers find the provider's pages.
   *
   * @param pages an address without a slash at its end
   */
  Answers(String pages) {
    this.pages = pages;
  }

  Response response(Answer answer) {
    return switch (answer) {
      case Answer.OfCharge(int status, Charge charge) ->
          new Response(status, Json.bytes(shown(charge)));
      case Answer.OfRefund(int status, var refund) -> new Response(status, Json.bytes(refund));
      case Answer.Refused refused -> Response.of(refused);
    };
  }

  private ChargeBody shown(Charge charge) {
    return new ChargeBody(
        charge.reference(),
        charge.id(),
        charge.status(),
        charge.amount(),
        charge.captured(),
        charge.refunded(),
        charge.disputed(),
        charge.declineCode(),
        charge.awaitsCustomer() ? pages + CustomerPage.path(charge.reference()) : null,
        charge.createdAt());
  }

  /** A charge; redirectUrl is null unless its customer has to act there. */
  private record ChargeBody(
      String reference,
      String id,
      ChargeStatus status,
      @Nullable Amount amount,
      long captured,
      long refunded,
      boolean disputed,
      @Nullable String declineCode,
      @Nullable String redirectUrl,
      Instant createdAt) {}
}
