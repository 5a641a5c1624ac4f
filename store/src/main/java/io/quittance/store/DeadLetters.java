package io.quittance.store;

import java.util.Collection;
import java.util.List;

/** The events that were given up, sink by sink, until somebody takes care of them. */
public final class DeadLetters {

  private static final String LIST =
      """
      select x.sink, x.outbox_id, x.order_id, o.seq, o.type, x.attempts, x.first_tried_at,
             x.died_at, x.reason
        from outbox_dead x join outbox o on o.id = x.outbox_id
       where x.sink = :sink and x.outbox_id > :after
       order by x.outbox_id limit :limit
      """;

  /** The list of sinks is read only so that none is switched off meanwhile. */
  private static final String REDELIVER =
      """
      with back as (
        delete from outbox_dead
         where sink = :sink and outbox_id = any (:ids)
        returning sink, outbox_id, order_id
      )
      insert into outbox_delivery (sink, partition, outbox_id, order_id)
      select sink, outbox_partition(order_id), outbox_id, order_id
        from back join outbox_sink on name = sink
      on conflict do nothing
      """;

  private static final String DISCARD =
      "delete from outbox_dead where sink = :sink and outbox_id = any (:ids)";

  private final Database database;

  DeadLetters(Database database) {
    this.database = database;
  }

  /** Returns those of a sink whose number is above one, the lowest first. */
  public List<DeadLetter> list(String sink, long after, int limit) {
    return database.ask(
        sql ->
            sql.sql(LIST)
                .param("sink", sink)
                .param("after", after)
                .param("limit", limit)
                .query(
                    (row, _) ->
                        new DeadLetter(
                            row.getString("sink"),
                            row.getLong("outbox_id"),
                            row.getString("order_id"),
                            row.getLong("seq"),
                            row.getString("type"),
                            row.getInt("attempts"),
                            Times.of(row, "first_tried_at"),
                            Times.of(row, "died_at"),
                            row.getString("reason")))
                .list());
  }

  /**
   * Has the sink told of them again, as if they had never been tried.
   *
   * @return how many it is told of
   */
  public int redeliver(String sink, Collection<Long> ids) {
    return change(REDELIVER, sink, ids);
  }

  /**
   * Forgets them.
   *
   * @return how many were forgotten
   */
  public int discard(String sink, Collection<Long> ids) {
    return change(DISCARD, sink, ids);
  }

  private int change(String statement, String sink, Collection<Long> ids) {
    return database.ask(
        sql ->
            sql.sql(statement).param("sink", sink).param("ids", ids.toArray(Long[]::new)).update());
  }
}
