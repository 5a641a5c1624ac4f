package io.quittance.api.orders;

import java.util.Locale;

/** A stable code that callers branch on, with the one HTTP status it is answered with. */
public enum ProblemCode {
  MALFORMED_REQUEST(400),
  IDEMPOTENCY_KEY_MISSING(400),
  IDEMPOTENCY_KEY_INVALID(400),
  CURSOR_INVALID(400),
  WEBHOOK_SIGNATURE_INVALID(401),
  PAYMENT_DECLINED(402),
  CAPTURE_FAILED(402),
  NOT_FOUND(404),
  ORDER_NOT_FOUND(404),
  PROVIDER_UNKNOWN(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  ORDER_EXISTS(409),
  ALREADY_PAID(409),
  PAYMENT_IN_FLIGHT(409),
  NOT_PAID(409),
  ORDER_CANCELLING(409),
  ORDER_CLOSED(409),
  ALREADY_FULFILLED(409),
  REFUND_IN_FLIGHT(409),
  REFUND_EXCEEDS_HELD(409),
  PAYMENT_DISPUTED(409),
  REVISION_CHANGED(409),
  REVIEW_STALE(409),
  BODY_TOO_LARGE(413),
  MEDIA_TYPE_UNSUPPORTED(415),
  FIELD_INVALID(422),
  AMOUNT_INVALID(422),
  CURRENCY_UNKNOWN(422),
  COMMAND_ID_REUSED(422),
  TOO_MANY_REQUESTS(429),
  INTERNAL_ERROR(500),
  NOT_AVAILABLE(501),
  ENGINE_UNAVAILABLE(503),
  VIEW_UNAVAILABLE(503),
  BOOKS_UNAVAILABLE(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the code as it stands in JSON, such as {@code order_not_found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the same request may well succeed in a second. */
  public boolean isPassing() {
    return status == 429 || status == 503;
  }

  /**
   * Returns the code of that name, as an order's refusal carries it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ProblemCode of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
