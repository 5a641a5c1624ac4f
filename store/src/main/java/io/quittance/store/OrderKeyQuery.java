package io.quittance.store;

import org.jspecify.annotations.Nullable;

/** The queries that walk over many orders by key, the oldest first. */
final class OrderKeyQuery {

  private static final String ENDED =
      """
      select ended_at as at, order_id
        from orders
       where ended_at > :from and ended_at <= :to %s
       order by ended_at, order_id
       limit :limit
      """;

  private static final String UNPROVEN =
      """
      select ended_at as at, order_id
        from orders
       where unproven and ended_at <= :to %s
       order by ended_at, order_id
       limit :limit
      """;

  private static final String OPEN =
      """
      select created_at as at, order_id
        from orders
       where ended_at is null and created_at < :before %s
       order by created_at, order_id
       limit :limit
      """;

  private OrderKeyQuery() {}

  static String ended(@Nullable OrderKey after) {
    return ENDED.formatted(after == null ? "" : "and (ended_at, order_id) > (:at, :id)");
  }

  static String unproven(@Nullable OrderKey after) {
    return UNPROVEN.formatted(after == null ? "" : "and (ended_at, order_id) > (:at, :id)");
  }

  static String open(@Nullable OrderKey after) {
    return OPEN.formatted(after == null ? "" : "and (created_at, order_id) > (:at, :id)");
  }
}
