package io.quittance.store;

import io.quittance.store.AppendResult.Conflict;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts that contradict the journal: the first one stands, the other one is evidence. */
final class Conflicts {

  private static final String FIRST =
      """
      select j.seq, j.fact as kept, e.fact as refused, j.run_id
        from unnest(:seqs, :types, :facts) as e (seq, type, fact)
        join journal j on j.order_id = :order and j.seq = e.seq
       where j.type <> e.type or j.fact <> e.fact::jsonb
       order by j.seq
       limit 1
      """;

  /** Once, however often the same append is tried. */
  private static final String EVIDENCE =
      """
      insert into journal_conflict (order_id, seq, kept, refused, run_id, event_id)
      select :order, :seq, :kept::jsonb, :refused::jsonb, :run, :event
       where not exists (
         select from journal_conflict
          where order_id = :order and seq = :seq and refused = :refused::jsonb and run_id = :run)
      """;

  private Conflicts() {}

  static Optional<Conflict> first(JdbcClient sql, Append append, Entries entries) {
    return sql.sql(FIRST)
        .param("order", append.orderId())
        .param("seqs", entries.seqs())
        .param("types", entries.types())
        .param("facts", entries.facts())
        .query(
            (row, _) ->
                new Conflict(
                    row.getLong("seq"),
                    row.getString("kept"),
                    row.getString("refused"),
                    row.getString("run_id").equals(append.runId())))
        .optional();
  }

  static void keepEvidence(JdbcClient sql, Append append, Conflict conflict) {
    int index = (int) (conflict.seq() - append.firstSeq());
    sql.sql(EVIDENCE)
        .param("order", append.orderId())
        .param("seq", conflict.seq())
        .param("kept", conflict.kept())
        .param("refused", conflict.refused())
        .param("run", append.runId())
        .param("event", append.entries().get(index).eventId())
        .update();
    sql.sql("update orders set conflicted = true where order_id = :order and not conflicted")
        .param("order", append.orderId())
        .update();
  }
}
