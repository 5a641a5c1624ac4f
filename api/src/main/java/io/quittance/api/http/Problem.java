package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered with what it asked for.
 *
 * @param field the field that is wrong, by its path in the body or its name; null if none is
 * @param declineCode why a payment was declined; null if it was not
 * @param orderId which order it is about; null if that is not known
 */
record Problem(
    ProblemCode code,
    @Nullable String field,
    @Nullable String declineCode,
    @Nullable String orderId) {

  static Problem of(ProblemCode code) {
    return new Problem(code, null, null, null);
  }

  static Problem of(ProblemCode code, String field) {
    return new Problem(code, field, null, null);
  }

  /** Returns this problem as one of an order. */
  Problem about(String order) {
    return new Problem(code, field, declineCode, order);
  }
}
