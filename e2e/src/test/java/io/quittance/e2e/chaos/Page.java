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

      `./quittance chaos --orders N --seed S` runs every process for real (Temporal, Postgres, the payment provider simulator, worker, api) under random orders over every means of
      payment, with every command, by callers who repeat a command under its key until it is answered. Meanwhile the processes are killed with -9, stopped by SIGSTOP, or
      restarted, by a plan that the seed draws. Most faults are aimed: a call to the provider is held there until the signal was sent, or an append to the books by its row's
      lock, and only those count that were open at that time by the provider's own log of calls, or by the database. `--page` writes the run to this page.

      Then every order is judged: its status, its workflow, its ledger and its journal folded anew agree with the provider's books and explain them; every command that was answered is
      in the journal, and given once more gets the same answer; the provider got no reference twice that it had answered, and never two live charges of an order.

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
