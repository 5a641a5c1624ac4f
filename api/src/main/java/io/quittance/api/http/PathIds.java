package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;

/** Order ids as they stand in a path. */
final class PathIds {

  private PathIds() {}

  static String checked(String orderId) {
    if (!Texts.ORDER_ID.test(orderId)) {
      throw new ProblemException(Problem.of(ProblemCode.FIELD_INVALID, "orderId"));
    }
    return orderId;
  }
}
