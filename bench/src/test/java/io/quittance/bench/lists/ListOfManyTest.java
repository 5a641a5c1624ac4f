package io.quittance.bench.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bench.books.TestBooks;
import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import io.quittance.store.OrderSummary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list over as many orders as a test has time for. */
class ListOfManyTest {

  private static final int ORDERS = ManyOrders.COUNT;
  private static final OrderFilter EVERY_ONE = new OrderFilter(null, null, null);

  private final TestBooks books = ManyOrders.books();

  @Test
  void its_pages_put_together_are_all_orders_once_the_newest_first() {
    List<OrderKey> walked = walk(EVERY_ONE);

    assertThat(walked).hasSize(ORDERS).doesNotHaveDuplicates();
    assertThat(walked)
        .isSortedAccordingTo(
            Comparator.comparing(OrderKey::at).thenComparing(OrderKey::orderId).reversed());
  }

  @Test
  void the_pages_of_each_status_put_together_are_all_orders_too() {
    List<String> statuses =
        books.sql().sql("select distinct status from orders").query(String.class).list();

    List<OrderKey> walked = new ArrayList<>();
    statuses.forEach(status -> walked.addAll(walk(new OrderFilter(status, null, null))));

    assertThat(walked).hasSize(ORDERS).doesNotHaveDuplicates();
  }

  @Test
  void every_page_that_is_measured_is_a_walk_along_an_index() throws SQLException {
    Place deep = deep();
    for (Spot spot :
        List.of(
            Spot.FIRST,
            Spot.FIRST.following(deep),
            Spot.FIRST.ofStatus("COMPLETED"),
            Spot.FIRST.ofStatus("COMPLETED").following(deep),
            Spot.FIRST.onlyInReview())) {
      assertThat(plan(spot))
          .as(spot.toString())
          .contains(spot.status() == null ? "Index" : "orders_of_status")
          .doesNotContain("Seq Scan", "Sort");
    }
  }

  /** The few orders of a customer may be sorted, which is as good as walking. */
  @Test
  void the_orders_of_a_customer_are_found_by_an_index() throws SQLException {
    Spot customer = Spot.FIRST.ofCustomer("c-1");
    for (Spot spot :
        List.of(customer, customer.following(deep()), customer.ofStatus("COMPLETED"))) {
      assertThat(plan(spot)).as(spot.toString()).contains("customer").doesNotContain("Seq Scan");
    }
  }

  @Test
  void plain_sql_gets_the_page_that_the_store_gets() throws SQLException {
    Spot spot = Spot.FIRST.following(deep());
    List<String> stored =
        books.store().orders().list(EVERY_ONE, keyOf(deep()), 50).stream()
            .map(OrderSummary::orderId)
            .toList();

    try (Connection connection = books.server().getPostgresDatabase().getConnection();
        RawList raw = new RawList(connection)) {
      assertThat(raw.get(spot, 50)).hasSize(50).isEqualTo(stored);
    }
  }

  private List<OrderKey> walk(OrderFilter filter) {
    List<OrderKey> walked = new ArrayList<>();
    @Nullable OrderKey after = null;
    while (true) {
      List<OrderSummary> page = books.store().orders().list(filter, after, 200);
      if (page.isEmpty()) {
        return walked;
      }
      page.forEach(order -> walked.add(new OrderKey(order.createdAt(), order.orderId())));
      after = walked.getLast();
    }
  }

  private Place deep() {
    OrderKey key = walk(EVERY_ONE).get(ORDERS * 9 / 10);
    return new Place(key.at(), key.orderId(), "");
  }

  private static OrderKey keyOf(Place place) {
    return new OrderKey(place.createdAt(), place.orderId());
  }

  private String plan(Spot spot) throws SQLException {
    try (Connection connection = books.server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("explain " + withValues(spot))) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }

  private static String withValues(Spot spot) {
    String text = RawList.text(spot);
    for (Object value : RawList.values(spot, 50)) {
      String literal = value instanceof Integer ? value.toString() : "'" + value + "'";
      text = text.replaceFirst("\\?", literal);
    }
    return text;
  }
}
