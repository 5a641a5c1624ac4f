package io.quittance.bench.lists;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The kinds of pages that are measured, each with as many pages as chance would bring. */
final class Cases {

  private static final String STATUSES =
      "select status from orders group by status having count(*) >= 50 order by status";

  /** Their pages are full ones, also of one status. */
  private static final String CUSTOMERS =
      """
      select customer_id from orders where status = 'COMPLETED'
       group by customer_id having count(*) >= 50 order by count(*) desc, customer_id limit 500
      """;

  private static final double DEEP_FROM = 0.88;
  private static final double DEEP_TO = 0.92;

  private Cases() {}

  static List<Case> of(Connection connection, Walk walk) throws SQLException {
    List<String> statuses = texts(connection, STATUSES);
    List<String> customers = texts(connection, CUSTOMERS);
    return List.of(
        new Case("first page", List.of(Spot.FIRST)),
        new Case(
            "deep page, after 9 of 10 orders",
            walk.ends(DEEP_FROM, DEEP_TO).stream().map(Spot.FIRST::following).toList()),
        new Case("of one status", statuses.stream().map(Spot.FIRST::ofStatus).toList()),
        new Case("of one customer", customers.stream().map(Spot.FIRST::ofCustomer).toList()),
        new Case(
            "of one status and customer",
            customers.stream().map(Spot.FIRST.ofStatus("COMPLETED")::ofCustomer).toList()),
        new Case("in review", List.of(Spot.FIRST.onlyInReview())));
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
