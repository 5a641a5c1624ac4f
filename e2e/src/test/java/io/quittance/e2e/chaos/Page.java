package io.quittance.e2e.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that others write to as well: each run has a place of its own between two marks. */
record Page(Path file) {

  private static final String TITLE = "# Reliability\n";
  private static final String LAST = "<!-- end of chaos -->\n";

  private static final String BEGINNING =
      """
      ## Chaos

      `./quittance chaos --orders N --seed S` runs every process for real (Temporal, Postgres, the payment provider simulator, worker, api, relay, Kafka, RabbitMQ) under random orders over
      every means of payment, with every command, by callers who repeat a command under its key until it is answered. Meanwhile the processes are killed with -9, stopped by
      SIGSTOP, or restarted, by a plan that the seed draws. `--page` writes the run to this page.

      Most faults are aimed, and only those count that hit; the others are marked as missed.

      | during | how it is brought about, and who tells that it was so when the signal was sent |
      |---|---|
      | a charge, capture, refund, void | the provider holds the call; its own log has it as open then |
      | an append | the table of events is locked, so that the append stands still with its facts written and not committed; the database has it as waiting |
      | a publish, the relay hit | the lease is locked, so that the relay can't note what the broker has confirmed; the database has it as waiting |
      | a publish, a broker hit | the broker stands still first; an event waits for its confirmation |

      *Away for* is how long the process was gone or stood still. The other two times begin when it is started again or goes on: until it is ready, and until one more order
      was placed, paid and told of by the relay.

      Then every order is judged:

      - its status, its workflow, its ledger and its journal folded anew agree with the provider's books, and explain them;
      - every command that was taken on is in the journal, and given once more gets the answer it got, or what that has come to since: only a cancel takes a payment back,
        and what was declined stays declined;
      - the provider was sent no charge, capture, refund or void again that it had answered, never a second charge of an order while one was live, and never the next try of a
        refund before the last had failed;
      - after a cancel no charge and no capture arrived but what was on its way: for 5 s, and for as long as worker or provider were away;
      - of an order that was not cancelled no more was refunded than its shop had asked for;
      - a consumer of Kafka and one of RabbitMQ, which read from the beginning and drop repeated ids, have every order where the books have it.

      """;

  /** Puts a run's section in the place of an earlier run of its seed, or behind all others. */
  void put(long seed, String section) throws IOException {
    String page = Files.exists(file) ? Files.readString(file) : TITLE;
    Files.writeString(file, with(page, seed, section));
  }

  static String with(String page, long seed, String section) {
    String begin = "<!-- chaos, seed " + seed + " -->\n";
    String end = "<!-- end of chaos, seed " + seed + " -->\n";
    String whole = begin + section + end;
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from >= 0 && to > from) {
      return page.substring(0, from) + whole + page.substring(to + end.length());
    }
    int last = page.lastIndexOf(LAST);
    return last >= 0
        ? page.substring(0, last) + whole + "\n" + page.substring(last)
        : page + "\n" + BEGINNING + whole + "\n" + LAST;
  }
}
