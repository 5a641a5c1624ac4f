package io.quittance.store;

import static io.quittance.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of orders, over 20,000 of them of which twenty at a time share their time. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class OrderListTest {

  private static final Comparator<OrderSummary> NEWEST_FIRST =
      Comparator.comparing(OrderSummary::createdAt).thenComparing(OrderSummary::orderId).reversed();

  private final FreshBooks books = FreshBooks.open();
  private final Orders orders = books.store().orders();
  private List<OrderSummary> all = List.of();

  @BeforeAll
  void fill() {
    books
        .sql()
        .sql(
            """
            insert into orders (order_id, customer_id, currency, amount, fingerprint, start, view,
                                status, seq, open_review, created_at, updated_at, ended_at)
            select 'L-' || i, case when i % 1000 = 0 then 'rare' else 'c-' || i % 5 end, 'EUR', 4210, '', '{}', '{}',
                   (array['PAID', 'PAYING', 'REFUNDED', 'CANCELLED'])[1 + i % 4], 1,
                   case when i % 50 = 7 then 'DISPUTED' when i % 50 = 9 then 'LATE_PAYMENT' end,
                   :noon + (i / 20) * interval '1 microsecond', :noon,
                   case when i % 4 > 1 then :noon + (i / 20) * interval '1 microsecond' end
              from generate_series(1, 20000) i
            """)
        .param("noon", Times.column(NOON))
        .update();
    books.sql().sql("vacuum analyze orders").update();
    all =
        books
            .sql()
            .sql("select *, view -> 'review' as asked from orders")
            .query(OrderRows::summary)
            .stream()
            .sorted(NEWEST_FIRST)
            .toList();
  }

  @AfterAll
  void close() {
    books.close();
  }

  static Stream<OrderFilter> everyFilter() {
    return Stream.of(true, false)
        .flatMap(status -> Stream.of(true, false).map(customer -> List.of(status, customer)))
        .flatMap(
            given ->
                Stream.of("any", "true", "false", "DISPUTED")
                    .map(
                        review ->
                            new OrderFilter(
                                given.getFirst() ? "CANCELLED" : null,
                                given.getLast() ? "c-2" : null,
                                review.equals("any") ? null : !review.equals("false"),
                                review.equals("DISPUTED") ? review : null)));
  }

  @ParameterizedTest
  @MethodSource("everyFilter")
  void the_pages_of_every_filter_put_together_are_all_orders_it_lets_through(OrderFilter filter) {
    List<OrderSummary> expected = all.stream().filter(order -> passes(filter, order)).toList();
    int limit = 1 + expected.size() / 7;
    List<OrderSummary> listed = new ArrayList<>();
    List<OrderSummary> page = orders.list(filter, null, limit);
    while (!page.isEmpty()) {
      listed.addAll(page);
      OrderSummary last = page.getLast();
      page = orders.list(filter, new OrderKey(last.createdAt(), last.orderId()), limit);
    }

    assertThat(listed).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("everyFilter")
  void every_page_of_every_filter_is_a_walk_along_an_index(OrderFilter filter) {
    for (OrderKey after : new @Nullable OrderKey[] {null, new OrderKey(NOON, "L-7")}) {
      OrderListQuery query = OrderListQuery.of(filter, after, 50);
      String plan = plan(query.text(), query.parameters());

      assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan");
      if (filter.review() == null) {
        assertThat(plan).contains(index(filter));
      }
      if (!Boolean.TRUE.equals(filter.review())) {
        // Those in review are so few that they may be picked out and sorted as well.
        assertThat(plan).doesNotContain("Sort", "Bitmap");
      }
    }
  }

  /** Never the newest of all until enough of them pass: those that pass may lie far back. */
  private static String index(OrderFilter filter) {
    if (filter.customerId() != null) {
      return "orders_of_customer";
    }
    return filter.status() != null ? "orders_of_status" : "orders_newest";
  }

  @ParameterizedTest
  @MethodSource("everyFilter")
  void the_few_orders_of_a_customer_are_found_by_an_index_and_then_sorted(OrderFilter filter) {
    OrderListQuery query =
        OrderListQuery.of(new OrderFilter(filter.status(), "rare", filter.review()), null, 50);

    assertThat(plan(query.text(), query.parameters()))
        .contains("orders_of_customer")
        .doesNotContain("Seq Scan");
  }

  @Test
  void a_filter_that_nothing_passes_is_an_empty_list() {
    assertThat(orders.list(new OrderFilter(null, "nobody", null), null, 10)).isEmpty();
    assertThat(orders.list(new OrderFilter("NONE", null, true), null, 10)).isEmpty();
  }

  @Test
  void the_walks_over_ended_and_open_orders_go_along_their_indexes_too() {
    Map<String, Object> parameters =
        Map.of(
            "from", Times.column(NOON),
            "to", Times.column(NOON.plusSeconds(1)),
            "before", Times.column(NOON.plusSeconds(1)),
            "at", Times.column(NOON),
            "id", "L-7",
            "limit", 100);
    for (OrderKey after : new @Nullable OrderKey[] {null, new OrderKey(NOON, "L-7")}) {
      assertThat(plan(OrderKeyQuery.ended(after), parameters))
          .contains("orders_ended")
          .doesNotContain("Sort");
      assertThat(plan(OrderKeyQuery.open(after), parameters))
          .contains("orders_open")
          .doesNotContain("Sort");
    }
  }

  private String plan(String query, Map<String, Object> parameters) {
    return String.join(
        "\n", books.sql().sql("explain " + query).params(parameters).query(String.class).list());
  }

  private static boolean passes(OrderFilter filter, OrderSummary order) {
    return (filter.status() == null || filter.status().equals(order.status()))
        && (filter.customerId() == null || filter.customerId().equals(order.customerId()))
        && (filter.review() == null || filter.review() == Objects.nonNull(order.review()))
        && (filter.reviewKind() == null || filter.reviewKind().equals(order.review()));
  }
}
