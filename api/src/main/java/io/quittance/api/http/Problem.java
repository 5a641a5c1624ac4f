package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered with what it asked for.
 *
 * @param field the field that is wrong, by its path in the body or its name; null if none is
 * @param declineCode why a payment was declined; null if it was not
 * @param orderId which order it is about; null if that is not known
 * @param allowed what the field may be instead; empty if that is not to be listed
 */
record Problem(
    ProblemCode code,
    @Nullable String field,
    @Nullable String declineCode,
    @Nullable String orderId,
    List<String> allowed) {

  static Problem of(ProblemCode code) {
    return new Problem(code, null, null, null, List.of());
  }

  static Problem of(ProblemCode code, String field) {
    return new Problem(code, field, null, null, List.of());
  }

  /** Returns this problem as one of an order. */
  Problem about(String order) {
    return new Problem(code, field, declineCode, order, allowed);
  }

  /** Returns this problem with what the field may be instead. */
  Problem allowing(List<String> values) {
    return new Problem(code, field, declineCode, orderId, values);
  }
}
