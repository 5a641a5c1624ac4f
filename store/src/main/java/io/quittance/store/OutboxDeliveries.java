package io.quittance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What sinks have not been told of. Whoever changes it needs the lease: all changes return whether
 * it is still held, and change nothing if it is not.
 */
public final class OutboxDeliveries {

  private static final String WITH_WORK =
      """
      select p from unnest(:partitions) p
       cross join lateral (
         select from outbox_delivery d
          where d.sink = :sink and d.partition = p and (d.due_at is null or d.due_at <= now())
            and not exists (
              select 1 from outbox_delivery w
               where w.sink = :sink and w.partition = p and w.attempts > 0
                 and w.order_id = d.order_id and w.outbox_id < d.outbox_id and w.due_at > now())
          limit 1) work
       where exists (select 1 from outbox_sink where name = :sink and filled_to >= up_to)
      """;

  /** First which, then what: of the events, far more may be kept than wait. */
  private static final String NEXT =
      """
      with next as materialized (
        select d.outbox_id, d.attempts, d.first_tried_at
          from outbox_delivery d
         where d.sink = :sink and d.partition = :partition
           and (d.due_at is null or d.due_at <= now())
           and exists (select 1 from outbox_sink where name = :sink and filled_to >= up_to)
           and not exists (
             select 1 from outbox_delivery w
              where w.sink = :sink and w.partition = :partition and w.attempts > 0
                and w.order_id = d.order_id and w.outbox_id < d.outbox_id and w.due_at > now())
         order by d.outbox_id limit :limit
      )
      select o.id, o.order_id, o.seq, o.type, o.status, o.revision, o.at, o.data, n.attempts,
             coalesce(extract(epoch from now() - n.first_tried_at), 0) as tried_for
        from next n join outbox o on o.id = n.outbox_id
       order by o.id
      """;

  /** Locked, so that nobody takes the lease over in between. */
  private static final String IF_HELD =
      """
      with held as materialized (
        select 1 from outbox_lease
         where sink = :sink and partition = :partition and token = :token and holder is not null
           for share
      ), done as (
        %s
      )
      select exists (select 1 from held)
      """;

  private static final String DELIVERED =
      IF_HELD.formatted(
          """
          delete from outbox_delivery
           where sink = :sink and partition = :partition and outbox_id = any (:ids)
             and exists (select 1 from held)
          """);

  private static final String FAILED =
      IF_HELD.formatted(
          """
          update outbox_delivery
             set attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, now()),
                 due_at = now() + make_interval(secs => :pause), reason = :reason
           where sink = :sink and partition = :partition and outbox_id = :id
             and exists (select 1 from held)
          """);

  private static final String GIVEN_UP =
      IF_HELD.formatted(
          """
          insert into outbox_dead (sink, outbox_id, order_id, attempts, first_tried_at, reason)
          select sink, outbox_id, order_id, attempts + 1, coalesce(first_tried_at, now()), :reason
            from outbox_delivery
           where sink = :sink and partition = :partition and outbox_id = :id
             and exists (select 1 from held)
          on conflict (sink, outbox_id) do nothing
          """);

  private static final String BACKLOG =
      """
      select s.name, coalesce(w.events, 0) as events,
             coalesce(extract(epoch from clock_timestamp() - f.since), 0) as oldest,
             (select count(*) from outbox_dead x where x.sink = s.name) as dead
        from outbox_sink s
        left join (select sink, count(*) as events from outbox_delivery group by sink) w
          on w.sink = s.name
        left join lateral (
          select min(o.recorded_at) as since
            from generate_series(0, :partitions - 1) p
            cross join lateral (
              select outbox_id from outbox_delivery d
               where d.sink = s.name and d.partition = p
               order by outbox_id limit 1) first
            join outbox o on o.id = first.outbox_id) f
          on true
       order by s.name
      """;

  private final Database database;

  OutboxDeliveries(Database database) {
    this.database = database;
  }

  /**
   * Returns those of some partitions in which there is something to tell: nothing while the sink is
   * not {@link Outbox#fill filled}.
   */
  public List<Integer> withWork(String sink, Collection<Integer> partitions) {
    return database.ask(
        sql ->
            sql.sql(WITH_WORK)
                .param("sink", sink)
                .param("partitions", partitions.toArray(Integer[]::new))
                .query(Integer.class)
                .list());
  }

  /**
   * Returns what is to be told next, in order: nothing of an order whose earlier event has to wait,
   * and nothing while the sink is not {@link Outbox#fill filled}.
   */
  public List<OutboxEvent> next(OutboxLease lease, int limit) {
    return database.ask(
        sql ->
            sql.sql(NEXT)
                .param("sink", lease.sink())
                .param("partition", lease.partition())
                .param("limit", limit)
                .query(OutboxDeliveries::event)
                .list());
  }

  /** The sink has them. */
  public boolean delivered(OutboxLease lease, Collection<Long> ids) {
    return database.ask(
        sql ->
            held(sql, DELIVERED, lease)
                .param("ids", ids.toArray(Long[]::new))
                .query(Boolean.class)
                .single());
  }

  /** The sink was told in vain, and is told again after a pause. */
  public boolean failed(OutboxLease lease, long id, Duration pause, String reason) {
    return database.ask(
        sql ->
            held(sql, FAILED, lease)
                .param("id", id)
                .param("pause", Times.seconds(pause))
                .param("reason", Json.printable(reason))
                .query(Boolean.class)
                .single());
  }

  /** The sink was told in vain for the last time. */
  public boolean givenUp(OutboxLease lease, long id, String reason) {
    return database.transact(
        sql ->
            held(sql, GIVEN_UP, lease)
                    .param("id", id)
                    .param("reason", Json.printable(reason))
                    .query(Boolean.class)
                    .single()
                && held(sql, DELIVERED, lease)
                    .param("ids", new Long[] {id})
                    .query(Boolean.class)
                    .single());
  }

  /** Returns how much each sink has not been told of. */
  public List<OutboxBacklog> backlog() {
    return database.ask(
        sql ->
            sql.sql(BACKLOG)
                .param("partitions", Outbox.PARTITIONS)
                .query(
                    (row, _) ->
                        new OutboxBacklog(
                            row.getString("name"),
                            row.getLong("events"),
                            Times.time(row.getDouble("oldest")),
                            row.getLong("dead")))
                .list());
  }

  private static JdbcClient.StatementSpec held(JdbcClient sql, String text, OutboxLease lease) {
    return sql.sql(text)
        .param("sink", lease.sink())
        .param("partition", lease.partition())
        .param("token", lease.token());
  }

  private static OutboxEvent event(ResultSet row, int number) throws SQLException {
    return new OutboxEvent(
        row.getLong("id"),
        row.getString("order_id"),
        row.getLong("seq"),
        row.getString("type"),
        row.getString("status"),
        row.getInt("revision"),
        Times.of(row, "at"),
        row.getString("data"),
        row.getInt("attempts"),
        Times.time(row.getDouble("tried_for")));
  }
}
