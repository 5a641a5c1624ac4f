package io.quittance.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The order's row as its last fact leaves it. It only moves forward. */
final class OrderRowUpdate {

  private static final String UPDATE =
      """
      update orders
         set seq = :seq, status = :status, revision = :revision,
             at_risk = :atRisk, authorized = :authorized, captured = :captured,
             refunded = :refunded, refunding = :refunding, adjusted = :adjusted, held = :held,
             open_review = :review, proven_zero_at = :provenZeroAt, updated_at = :updatedAt,
             ended_at = :endedAt, view = :view::jsonb
       where order_id = :order and seq < :seq
      """;

  private OrderRowUpdate() {}

  static void write(JdbcClient sql, Append append) {
    OrderRow row = append.row();
    sql.sql(UPDATE)
        .param("order", append.orderId())
        .param("seq", append.lastSeq())
        .param("status", row.status())
        .param("revision", row.revision())
        .param("atRisk", row.atRisk())
        .param("authorized", row.authorized())
        .param("captured", row.captured())
        .param("refunded", row.refunded())
        .param("refunding", row.refunding())
        .param("adjusted", row.adjusted())
        .param("held", row.held())
        .param("review", row.review())
        .param("provenZeroAt", Times.orNull(row.provenZeroAt()))
        .param("updatedAt", Times.column(row.updatedAt()))
        .param("endedAt", Times.orNull(row.endedAt()))
        .param("view", Json.storable(row.view()))
        .update();
  }
}
