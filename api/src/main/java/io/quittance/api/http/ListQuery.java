package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.store.OrderFilter;
import io.quittance.workflows.contract.OrderView.ReviewView;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a list of orders is asked for: exact, or a problem that names the field. */
final class ListQuery {

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");
  private static final Set<String> STATUSES =
      Set.of(
          "AWAITING_PAYMENT",
          "PAYING",
          "AUTHORIZED",
          "PAID",
          "FULFILLING",
          "FULFILLED",
          "CANCELLING",
          "CANCELLED",
          "REFUNDED",
          "EXPIRED",
          "COMPLETED");

  private ListQuery() {}

  static OrderFilter filter(
      @Nullable String status, @Nullable String customerId, @Nullable String review) {
    require(status == null || STATUSES.contains(status), "status");
    require(customerId == null || Texts.NAME.test(customerId), "customerId");
    if (review != null && ReviewView.KINDS.contains(review)) {
      return new OrderFilter(status, customerId, true, review);
    }
    require(review == null || review.equals("true") || review.equals("false"), "review");
    return new OrderFilter(status, customerId, review == null ? null : review.equals("true"));
  }

  static int limit(@Nullable String limit) {
    if (limit == null) {
      return USUAL;
    }
    require(NUMBER.matcher(limit).matches() && Integer.parseInt(limit) <= MOST, "limit");
    return Integer.parseInt(limit);
  }

  private static void require(boolean good, String field) {
    if (!good) {
      throw new ProblemException(Problem.of(ProblemCode.FIELD_INVALID, field));
    }
  }
}
