package io.quittance.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query for one page of orders, put together from fixed fragments: only the conditions that are
 * asked for are in it, so that each combination is a walk along an index.
 *
 * @param parameters the values for the text, by name
 */
record OrderListQuery(String text, Map<String, Object> parameters) {

  private static final String COLUMNS =
      """
      select order_id, customer_id, status, revision, currency, amount, captured, refunded,
             refunding, held, review, proven_zero_at, created_at, updated_at, ended_at
        from orders
      """;

  private static final String ORDER = " order by created_at desc, order_id desc limit :limit";

  static OrderListQuery of(OrderFilter filter, @Nullable OrderKey after, int limit) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    if (filter.status() != null) {
      conditions.add("status = :status");
      parameters.put("status", filter.status());
    }
    if (filter.customerId() != null) {
      conditions.add("customer_id = :customer");
      parameters.put("customer", filter.customerId());
    }
    if (filter.review() != null) {
      conditions.add(filter.review() ? "review is not null" : "review is null");
    }
    if (after != null) {
      conditions.add("(created_at, order_id) < (:at, :id)");
      parameters.put("at", Times.column(after.at()));
      parameters.put("id", after.orderId());
    }
    parameters.put("limit", limit);
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return new OrderListQuery(COLUMNS + where + ORDER, parameters);
  }
}
