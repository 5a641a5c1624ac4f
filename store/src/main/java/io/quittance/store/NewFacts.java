package io.quittance.store;

import io.quittance.domain.Posting;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts that the books do not have yet, with what follows from each: one statement a table. */
final class NewFacts {

  private static final String JOURNAL =
      """
      insert into journal (order_id, seq, type, fact, at, run_id, event_id)
      select :order, seq, type, fact::jsonb, at::timestamptz, :run, event_id
        from unnest(:seqs, :types, :facts, :times, :events) as e (seq, type, fact, at, event_id)
      """;

  private static final String LEDGER =
      """
      with booking as (
        insert into ledger_transaction (order_id, seq, fact, at)
        select :order, seq, fact, at::timestamptz
          from unnest(:seqs, :types, :times) as e (seq, fact, at)
         order by seq
        returning id, seq
      )
      insert into ledger_entry (transaction_id, line, account, currency, amount)
      select booking.id, line, account, currency, amount
        from unnest(:ofSeqs, :lines, :accounts, :currencies, :amounts)
               as p (seq, line, account, currency, amount)
        join booking using (seq)
      """;

  /** What sinks are to be told of it, a trigger writes. */
  private static final String OUTBOX =
      """
      insert into outbox (order_id, seq, type, status, revision, at, data)
      select :order, seq, type, status, revision, at::timestamptz, data::jsonb
        from unnest(:seqs, :types, :statuses, :revisions, :times, :told)
               as e (seq, type, status, revision, at, data)
       order by seq
      """;

  private final JdbcClient sql;
  private final Append append;
  private final Entries entries;

  NewFacts(JdbcClient sql, Append append, Entries entries) {
    this.sql = sql;
    this.append = append;
    this.entries = entries;
  }

  void write() {
    statement(JOURNAL, entries)
        .param("facts", entries.facts())
        .param("run", append.runId())
        .param("events", entries.eventIds())
        .update();
    if (!entries.booked().isEmpty()) {
      book(entries.booked());
    }
    if (!entries.events().isEmpty()) {
      tell(entries.events());
    }
  }

  private void book(Entries booked) {
    List<Line> lines = booked.stream().flatMap(Line::of).toList();
    statement(LEDGER, booked)
        .param("ofSeqs", lines.stream().map(Line::seq).toArray(Long[]::new))
        .param("lines", lines.stream().map(Line::number).toArray(Integer[]::new))
        .param("accounts", texts(lines, Posting::account))
        .param("currencies", texts(lines, posting -> posting.currency().getCurrencyCode()))
        .param("amounts", lines.stream().map(line -> line.posting().amount()).toArray(Long[]::new))
        .update();
  }

  private void tell(Entries events) {
    statement(OUTBOX, events)
        .param("statuses", events.statuses())
        .param("revisions", events.revisions())
        .param("told", events.told())
        .update();
  }

  private JdbcClient.StatementSpec statement(String text, Entries of) {
    return sql.sql(text)
        .param("order", append.orderId())
        .param("seqs", of.seqs())
        .param("types", of.types())
        .param("times", of.times());
  }

  private static String[] texts(List<Line> lines, Function<Posting, String> column) {
    return lines.stream().map(line -> column.apply(line.posting())).toArray(String[]::new);
  }

  private record Line(long seq, int number, Posting posting) {

    static Stream<Line> of(Entries.Numbered row) {
      List<Posting> postings = row.entry().postings();
      return IntStream.range(0, postings.size())
          .mapToObj(i -> new Line(row.seq(), i + 1, postings.get(i)));
    }
  }
}
