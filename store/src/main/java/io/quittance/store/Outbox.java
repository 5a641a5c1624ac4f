package io.quittance.store;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events that others are to hear of, and who they are. Each sink that is switched on is told of
 * every event; what it has not been told of yet are its {@link OutboxDeliveries}.
 *
 * <p>All times are the database's. Every call throws {@link BooksUnavailable} if the database does
 * not answer.
 */
public final class Outbox {

  /** Into so many parts the orders are divided; {@code outbox_partition} says which is whose. */
  public static final int PARTITIONS = 32;

  /** An append waits for whoever switches a sink on, who waits for the appends before it. */
  private static final String SHORT_WAIT = "set local lock_timeout = '500ms'";

  private static final String RENAME =
      "update outbox_sink set address = :address where name = :sink";

  /** So that no append is under way that knows nothing of the sink. */
  private static final String LOCK = "lock table outbox_sink in access exclusive mode";

  private static final String SWITCH_ON =
      """
      insert into outbox_sink (name, address, up_to)
      values (:sink, :address, coalesce((select max(id) from outbox), 0))
      on conflict (name) do nothing
      """;

  private static final String PREPARE_LEASES =
      """
      insert into outbox_lease (sink, partition)
      select :sink, p from generate_series(0, :partitions - 1) p
      on conflict do nothing
      """;

  private static final String SINKS =
      """
      select name, address, switched_on_at, filled_to >= up_to as filled,
             (select count(*) from outbox_relay r where r.sink = s.name and r.until > now())
               as relays
        from outbox_sink s order by name
      """;

  private static final String LOCK_SINK =
      "select filled_to >= up_to from outbox_sink where name = :sink for no key update";

  private static final String FILL =
      """
      with chunk as materialized (
        select o.id, o.order_id, o.published_at
          from outbox o, outbox_sink s
         where s.name = :sink and o.id > s.filled_to and o.id <= s.up_to
         order by o.id limit :limit
      ), added as (
        insert into outbox_delivery (sink, partition, outbox_id, order_id)
        select :sink, outbox_partition(order_id), id, order_id
          from chunk where published_at is null
        on conflict do nothing
      )
      update outbox_sink
         set filled_to = case when (select count(*) from chunk) < :limit then up_to
                              else (select max(id) from chunk) end
       where name = :sink
      returning filled_to >= up_to
      """;

  private static final String PRUNE =
      """
      delete from outbox where id in (
        select o.id
          from outbox o
         where o.recorded_at < now() - make_interval(secs => :age)
           and not exists (select 1 from outbox_sink where filled_to < up_to)
           and not exists (
             select 1 from outbox_sink s
               join outbox_delivery d
                 on d.sink = s.name and d.partition = outbox_partition(o.order_id)
                and d.outbox_id = o.id)
           and not exists (
             select 1 from outbox_sink s
               join outbox_dead d on d.sink = s.name and d.outbox_id = o.id)
         limit :limit)
      """;

  private final Database database;

  Outbox(Database database) {
    this.database = database;
  }

  /**
   * Switches a sink on, if it is not: it will be told of all that is appended from now on, and of
   * what the outbox still keeps from before once that is {@link #fill filled} in.
   *
   * <p>Appends wait for as long as it waits for those who use the list of sinks. So whoever is told
   * that it is not on asks again, but not soon: a dump of the database may take a while.
   *
   * @param address where it is, for people
   * @return whether it is on; if not, others kept the list of sinks locked
   */
  public boolean switchOn(String sink, String address) {
    int known = database.ask(sql -> named(sql, RENAME, sink).param("address", address).update());
    if (known == 0 && !add(sink, address)) {
      return false;
    }
    database.ask(sql -> named(sql, PREPARE_LEASES, sink).param("partitions", PARTITIONS).update());
    return true;
  }

  private boolean add(String sink, String address) {
    try {
      // The lock comes first: who had a weaker one before would wait for others who have it, too.
      database.transact(
          sql -> {
            sql.sql(SHORT_WAIT).update();
            sql.sql(LOCK).update();
            return named(sql, SWITCH_ON, sink).param("address", address).update();
          });
      return true;
    } catch (BooksUnavailable e) {
      if (Faults.isOfALock(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Switches a sink off: it is told nothing more, and what it was not told is forgotten.
   *
   * @return whether it was on
   */
  public boolean switchOff(String sink) {
    return database.transact(
        sql -> {
          sql.sql(SHORT_WAIT).update();
          sql.sql(LOCK).update();
          // The leases first: what is being changed under one is done then, and gone with the rest.
          for (String table : List.of("lease", "delivery", "dead", "relay")) {
            named(sql, "delete from outbox_" + table + " where sink = :sink", sink).update();
          }
          return named(sql, "delete from outbox_sink where name = :sink", sink).update() == 1;
        });
  }

  /** Returns the sinks that are on, by name. */
  public List<OutboxSink> sinks() {
    return database.ask(
        sql ->
            sql.sql(SINKS)
                .query(
                    (row, _) ->
                        new OutboxSink(
                            row.getString("name"),
                            row.getString("address"),
                            Times.of(row, "switched_on_at"),
                            row.getBoolean("filled"),
                            row.getInt("relays")))
                .list());
  }

  /**
   * Takes some of the events from before a sink was switched on into its deliveries, the oldest
   * first. Until all are, it must not be told of any: they come before the others.
   *
   * @return whether all are, or the sink is off
   */
  public boolean fill(String sink, int limit) {
    return database.transact(
        sql -> {
          boolean filled = named(sql, LOCK_SINK, sink).query(Boolean.class).optional().orElse(true);
          return filled
              || named(sql, FILL, sink).param("limit", limit).query(Boolean.class).single();
        });
  }

  /**
   * Removes events that were recorded so long ago and of which every sink has been told.
   *
   * @return how many were removed; as many as the limit: there may be more
   */
  public int prune(Duration recordedBefore, int limit) {
    return database.ask(
        sql ->
            sql.sql(PRUNE)
                .param("age", Times.seconds(recordedBefore))
                .param("limit", limit)
                .update());
  }

  /** Returns who tells which sink of which orders. */
  public OutboxLeases leases() {
    return new OutboxLeases(database);
  }

  /** Returns what sinks have not been told of. */
  public OutboxDeliveries deliveries() {
    return new OutboxDeliveries(database);
  }

  /** Returns what was given up. */
  public DeadLetters deadLetters() {
    return new DeadLetters(database);
  }

  private static JdbcClient.StatementSpec named(JdbcClient sql, String statement, String sink) {
    return sql.sql(statement).param("sink", sink);
  }
}
