package io.quittance.simulator.http;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Charge;
import io.quittance.simulator.core.ChargeStatus;
import io.quittance.simulator.core.Statement;
import io.quittance.simulator.provider.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statement as it crosses the wire. */
final class Statements {

  private static final long USUAL_PAGE = 100;
  private static final long LONGEST_PAGE = 1000;

  private Statements() {}

  static Response show(Provider provider, @Nullable String query) {
    Long after = Query.number(query, "after", 0, 0, Long.MAX_VALUE);
    Long limit = Query.number(query, "limit", USUAL_PAGE, 1, LONGEST_PAGE);
    if (after == null) {
      return Response.of(Answer.Refused.of("after"));
    }
    if (limit == null) {
      return Response.of(Answer.Refused.of("limit"));
    }
    return new Response(200, Json.bytes(Page.of(provider.statement(after, limit.intValue()))));
  }

  /** A page; its position is a text, since only the simulator knows what it means. */
  private record Page(List<Line> charges, String position, boolean last) {
    static Page of(Statement statement) {
      return new Page(
          statement.lines().stream().map(Line::of).toList(),
          Long.toString(statement.position()),
          statement.last());
    }
  }

  /** A charge; amounts are minor units, the currency of a tombstone is null. */
  private record Line(
      String reference,
      String id,
      ChargeStatus status,
      long captured,
      long refunded,
      @Nullable String currency,
      boolean disputed,
      long changed) {

    static Line of(Statement.Line line) {
      Charge charge = line.charge();
      Amount amount = charge.amount();
      return new Line(
          charge.reference(),
          charge.id(),
          charge.status(),
          charge.captured(),
          charge.refunded(),
          amount == null ? null : amount.currency(),
          charge.disputed(),
          line.changed());
    }
  }
}
