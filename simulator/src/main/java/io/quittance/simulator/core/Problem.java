package io.quittance.simulator.core;

import java.util.Locale;

/** A reason not to do what a call asks, with its HTTP status and a sentence for a person. */
public enum Problem {
  MALFORMED_REQUEST(400, "The body is not a JSON object."),
  BODY_TOO_LARGE(413, "The body is larger than 64 KiB."),
  FIELD_INVALID(422, "A field is missing or invalid."),
  METHOD_UNKNOWN(422, "There is no payment method of this name."),
  NOT_FOUND(404, "There is nothing at this path."),
  METHOD_NOT_ALLOWED(405, "This path does not know this HTTP method."),

  CHARGE_NOT_FOUND(404, "No charge has this reference."),
  REFUND_NOT_FOUND(404, "No refund has this reference."),
  IDEMPOTENCY_CONFLICT(409, "This reference was used with another body."),
  REFERENCE_CLOSED(409, "This reference was closed: nothing can be charged with it."),
  TOMBSTONES_UNSUPPORTED(409, "A reference that was never seen cannot be closed here."),
  ALREADY_CAPTURED(409, "The charge is captured: refund it instead."),
  ALREADY_DECLINED(409, "The charge was declined."),
  ALREADY_PAID(409, "The customer has paid."),
  NO_CUSTOMER_AWAITED(409, "The charge does not wait for its customer."),
  CHARGE_PENDING(409, "The charge is not executed yet."),
  CAPTURE_REFUSED(402, "The reserved amount cannot be taken."),
  CLOSE_REFUSED(409, "The charge cannot be closed now."),

  REFUND_REFUSED(402, "The refund was refused."),
  REFUND_EXCEEDS_CAPTURED(409, "The refund is more than is left of the charge."),
  ALREADY_REFUNDED(409, "All of the charge was returned before."),
  ACCOUNT_CLOSED(402, "The account that would receive the refund is closed."),
  CHARGE_TOO_OLD(409, "The charge is too old to be refunded."),
  CHARGE_DISPUTED(409, "The customer disputes the charge at the bank."),
  CHARGE_NOT_CAPTURED(409, "The charge is not captured: no money was taken."),
  CURRENCY_MISMATCH(409, "The refund's currency is not the charge's."),

  RATE_LIMITED(429, "Too many calls: try again in a second."),
  INTERNAL_ERROR(500, "The provider failed."),
  UNAVAILABLE(503, "The provider is not available.");

  private final int status;
  private final String message;

  Problem(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** One sentence for a person. */
  public String message() {
    return message;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
