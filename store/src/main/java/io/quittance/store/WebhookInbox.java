package io.quittance.store;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The webhooks of providers, each event once: durable before it is acknowledged, until its order
 * has heard of it. Any number of processes may take from it at once.
 *
 * <p>All times are the database's, so that processes whose clocks differ agree. Every call throws
 * {@link BooksUnavailable} if the database does not answer.
 */
public final class WebhookInbox {

  private static final String KEEP =
      """
      insert into webhook_inbox
        (provider, event_id, name, charge_name, claim, occurred_at, due_at)
      values (:provider, :event, :name, :charge, :claim, :occurred,
        now() + make_interval(secs => :calm))
      on conflict (provider, event_id) do nothing
      """;

  private static final String KEEP_IRRELEVANT =
      """
      insert into webhook_inbox (provider, event_id, due_at, outcome, delivered_at)
      values (:provider, :event, null, 'IRRELEVANT', now())
      on conflict (provider, event_id) do nothing
      """;

  private static final String TAKE =
      """
      update webhook_inbox as i
         set due_at = now() + make_interval(secs => :lease), attempts = attempts + 1
        from (select provider, event_id from webhook_inbox
               where outcome is null and due_at <= now()
               order by due_at limit :limit
                 for update skip locked) as due
       where i.provider = due.provider and i.event_id = due.event_id
      returning i.provider, i.event_id, i.name, i.charge_name, i.claim, i.occurred_at, i.attempts,
                i.received_at, now() as taken_at
      """;

  private static final String SAME =
      """
       where provider = :provider and name = :name and charge_name = :charge
         and claim is not distinct from :claim
      """;

  /** What came in after the notice was taken may tell of something later. */
  private static final String SAME_UNHEARD =
      SAME + " and outcome is null and received_at <= :taken";

  private static final String SETTLE =
      """
      update webhook_inbox
         set outcome = :outcome, delivered_at = now(), due_at = null,
             delivered_with = nullif(:event, event_id)
      """
          + SAME_UNHEARD;

  private static final String POSTPONE =
      "update webhook_inbox set due_at = now() + make_interval(secs => :pause)" + SAME_UNHEARD;

  private static final String PUT_BACK =
      """
      update webhook_inbox
         set due_at = now() + make_interval(secs => :pause), attempts = attempts - 1
       where provider = :provider and event_id = :event and outcome is null and attempts = :attempts
      """;

  private static final String TOLD =
      """
      select count(*) as times, extract(epoch from now() - max(delivered_at)) as since
        from webhook_inbox
      """
          + SAME
          + """
             and outcome in ('ACCEPTED', 'SIGNALLED', 'REOPENED') and delivered_with is null
             and delivered_at > now() - make_interval(secs => :within)
          """;

  private static final String BACKLOG =
      """
      select count(*) as notices,
             coalesce(extract(epoch from now() - min(received_at)), 0) as oldest
        from webhook_inbox where outcome is null
      """;

  private static final String PRUNE =
      """
      delete from webhook_inbox where (provider, event_id) in (
        select provider, event_id from webhook_inbox
         where outcome is not null and delivered_at < now() - make_interval(secs => :age)
         order by delivered_at limit :limit
           for update skip locked)
      """;

  private final Database database;

  WebhookInbox(Database database) {
    this.database = database;
  }

  /**
   * Keeps a notice and returns whether it is new.
   *
   * @param calm how long from now until it is due
   */
  public boolean keep(InboxNotice notice, Duration calm) {
    return database.ask(
            sql ->
                sql.sql(KEEP)
                    .param("provider", notice.provider())
                    .param("event", notice.eventId())
                    .param("name", notice.name())
                    .param("charge", notice.chargeName())
                    .param("claim", notice.claim())
                    .param("occurred", Times.column(notice.occurredAt()))
                    .param("calm", Times.seconds(calm))
                    .update())
        == 1;
  }

  /** Keeps that an event came in that is about no money, and returns whether it is new. */
  public boolean keepIrrelevant(String provider, String eventId) {
    return database.ask(
            sql ->
                sql.sql(KEEP_IRRELEVANT)
                    .param("provider", provider)
                    .param("event", eventId)
                    .update())
        == 1;
  }

  /**
   * Takes notices that are due, the longest due first, and returns them in no order. Nobody else
   * gets them until the lease is over; then they are due again, unless they were settled.
   */
  public List<DueNotice> take(int limit, Duration lease) {
    return database.ask(
        sql ->
            sql.sql(TAKE)
                .param("limit", limit)
                .param("lease", Times.seconds(lease))
                .query(
                    (row, _) ->
                        new DueNotice(
                            new InboxNotice(
                                row.getString("provider"),
                                row.getString("event_id"),
                                row.getString("name"),
                                row.getString("charge_name"),
                                row.getString("claim"),
                                Times.of(row, "occurred_at")),
                            row.getInt("attempts"),
                            Times.of(row, "received_at"),
                            Times.of(row, "taken_at")))
                .list());
  }

  /**
   * Keeps what became of a notice, and of all that had said the same of the same by the time it was
   * taken.
   *
   * @return how many notices that were
   */
  public int settle(DueNotice told, String outcome) {
    return database.ask(
        sql ->
            same(sql.sql(SETTLE), told.notice())
                .param("taken", Times.column(told.takenAt()))
                .param("event", told.notice().eventId())
                .param("outcome", outcome)
                .update());
  }

  /**
   * Lets a notice, and all that had said the same of the same by the time it was taken, be due
   * after a pause.
   */
  public void postpone(DueNotice taken, Duration pause) {
    database.ask(
        sql ->
            same(sql.sql(POSTPONE), taken.notice())
                .param("taken", Times.column(taken.takenAt()))
                .param("pause", Times.seconds(pause))
                .update());
  }

  /**
   * Lets a notice that nobody tried to tell be due after a pause: it was not an attempt, after
   * which it would have to wait longer. Others that say the same are due when they are.
   */
  public void putBack(DueNotice taken, Duration pause) {
    database.ask(
        sql ->
            sql.sql(PUT_BACK)
                .param("provider", taken.notice().provider())
                .param("event", taken.notice().eventId())
                .param("attempts", taken.attempts())
                .param("pause", Times.seconds(pause))
                .update());
  }

  /** Returns how often lately its order was told what a notice says, so that it had to look. */
  public InboxTold told(InboxNotice notice, Duration within) {
    return database.ask(
        sql ->
            same(sql.sql(TOLD), notice)
                .param("within", Times.seconds(within))
                .query(
                    (row, _) -> {
                      int times = row.getInt("times");
                      return new InboxTold(
                          times, times == 0 ? null : Times.time(row.getDouble("since")));
                    })
                .single());
  }

  /** Returns how much its orders have not heard of. */
  public InboxBacklog backlog() {
    return database.ask(
        sql ->
            sql.sql(BACKLOG)
                .query(
                    (row, _) ->
                        new InboxBacklog(
                            row.getLong("notices"), Times.time(row.getDouble("oldest"))))
                .single());
  }

  /**
   * Removes notices that were settled so long ago, the first settled first.
   *
   * @return how many were removed; as many as the limit: there may be more
   */
  public int prune(Duration settledBefore, int limit) {
    return database.ask(
        sql ->
            sql.sql(PRUNE)
                .param("age", Times.seconds(settledBefore))
                .param("limit", limit)
                .update());
  }

  private static JdbcClient.StatementSpec same(
      JdbcClient.StatementSpec statement, InboxNotice notice) {
    return statement
        .param("provider", notice.provider())
        .param("name", notice.name())
        .param("charge", notice.chargeName())
        .param("claim", notice.claim());
  }
}
