package io.quittance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Who tells which sink of which orders. A relay is a running process under a name that no other
 * ever had.
 */
public final class OutboxLeases {

  private static final String SIGN_IN =
      """
      with forgotten as (
        delete from outbox_relay
         where sink = :sink and relay <> :relay and until < now() - interval '1 hour'
      ), present as (
        insert into outbox_relay (sink, relay, until)
        values (:sink, :relay, now() + make_interval(secs => :time))
        on conflict (sink, relay) do update set until = excluded.until
      )
      select 1 + count(*) from outbox_relay
       where sink = :sink and relay <> :relay and until > now()
      """;

  private static final String TAKE =
      """
      with free as materialized (
        select partition from outbox_lease
         where sink = :sink and until < now()
         order by until, partition limit :limit
           for no key update skip locked
      )
      update outbox_lease l
         set holder = :relay, token = l.token + 1, until = now() + make_interval(secs => :time)
        from free
       where l.sink = :sink and l.partition = free.partition
      returning l.sink, l.partition, l.token
      """;

  private static final String RENEW =
      """
      update outbox_lease
         set until = now() + make_interval(secs => :time)
       where sink = :sink and holder = :relay
      returning sink, partition, token
      """;

  private static final String RELEASE =
      """
      update outbox_lease
         set holder = null, until = '-infinity'
       where sink = :sink and partition = :partition and token = :token
      """;

  private static final String SIGN_OUT =
      "delete from outbox_relay where sink = :sink and relay = :relay";

  private final Database database;

  OutboxLeases(Database database) {
    this.database = database;
  }

  /**
   * Says that a relay is there to tell a sink, for a while.
   *
   * @return how many are, itself included
   */
  public int signIn(String sink, String relay, Duration time) {
    return database.ask(
        sql ->
            sql.sql(SIGN_IN)
                .param("sink", sink)
                .param("relay", relay)
                .param("time", Times.seconds(time))
                .query(Integer.class)
                .single());
  }

  /** Takes leases that nobody has, at most so many; those that were free longest first. */
  public List<OutboxLease> take(String sink, String relay, Duration time, int limit) {
    return database.ask(
        sql ->
            sql.sql(TAKE)
                .param("sink", sink)
                .param("relay", relay)
                .param("time", Times.seconds(time))
                .param("limit", limit)
                .query(OutboxLeases::lease)
                .list());
  }

  /** Keeps all that a relay still has, and returns them. */
  public List<OutboxLease> renew(String sink, String relay, Duration time) {
    return database.ask(
        sql ->
            sql.sql(RENEW)
                .param("sink", sink)
                .param("relay", relay)
                .param("time", Times.seconds(time))
                .query(OutboxLeases::lease)
                .list());
  }

  /** Gives one up, for others to take at once; nothing if it was lost. */
  public void release(OutboxLease lease) {
    database.ask(
        sql ->
            sql.sql(RELEASE)
                .param("sink", lease.sink())
                .param("partition", lease.partition())
                .param("token", lease.token())
                .update());
  }

  /** Says that a relay is there no more. */
  public void signOut(String sink, String relay) {
    database.ask(sql -> sql.sql(SIGN_OUT).param("sink", sink).param("relay", relay).update());
  }

  private static OutboxLease lease(ResultSet row, int number) throws SQLException {
    return new OutboxLease(row.getString("sink"), row.getInt("partition"), row.getLong("token"));
  }
}
