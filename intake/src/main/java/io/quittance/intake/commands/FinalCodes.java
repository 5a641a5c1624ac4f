package io.quittance.intake.commands;

import java.util.Map;

/**
 * The api's words about a command that no later attempt changes, each with its one status. Whatever
 * else is said is not about the command: the api is away, the address or a key is wrong, or
 * somebody between us answered.
 */
final class FinalCodes {

  private static final Map<String, Integer> REFUSALS =
      Map.ofEntries(
          Map.entry("payment_declined", 402),
          Map.entry("capture_failed", 402),
          Map.entry("order_exists", 409),
          Map.entry("already_paid", 409),
          Map.entry("payment_in_flight", 409),
          Map.entry("not_paid", 409),
          Map.entry("order_cancelling", 409),
          Map.entry("order_closed", 409),
          Map.entry("already_fulfilled", 409),
          Map.entry("refund_in_flight", 409),
          Map.entry("refund_exceeds_held", 409),
          Map.entry("payment_disputed", 409),
          Map.entry("revision_changed", 409),
          Map.entry("review_stale", 409));

  private static final Map<String, Integer> REJECTIONS =
      Map.ofEntries(
          Map.entry("malformed_request", 400),
          Map.entry("idempotency_key_invalid", 400),
          Map.entry("order_not_found", 404),
          Map.entry("provider_unknown", 404),
          Map.entry("body_too_large", 413),
          Map.entry("field_invalid", 422),
          Map.entry("amount_invalid", 422),
          Map.entry("currency_unknown", 422),
          Map.entry("command_id_reused", 422),
          Map.entry("not_available", 501));

  private FinalCodes() {}

  /** Whether the order's answer is no. */
  static boolean isRefusal(int status, String code) {
    return REFUSALS.getOrDefault(code, 0) == status;
  }

  /** Whether it can never work. */
  static boolean isRejection(int status, String code) {
    return REJECTIONS.getOrDefault(code, 0) == status;
  }
}
