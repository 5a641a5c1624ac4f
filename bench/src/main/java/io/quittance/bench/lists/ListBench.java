package io.quittance.bench.lists;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The measurement of the list, from the check that it is right to the table. */
public final class ListBench {

  private static final double BOUND = 3;

  private final Connection database;
  private final HttpList http;
  private final PrintStream out;

  /**
   * Takes the books, the api that reads them, and where to say how far it is.
   *
   * @param api its address, without a slash at the end
   */
  public ListBench(Connection database, String api, PrintStream out) {
    this.database = database;
    this.http = new HttpList(api);
    this.out = out;
  }

  /**
   * What came of it.
   *
   * @param orders how many there are
   * @param table the figures, in Markdown
   * @param slow the kinds of pages that took too long over HTTP, in words; null: none did
   */
  public record Result(int orders, String table, @Nullable String slow) {}

  /**
   * Measures.
   *
   * @param warmUp how many rounds don't count
   * @param rounds how many do
   * @throws IllegalStateException if the list is not right, which no speed makes up for
   */
  public Result run(int warmUp, int rounds) throws IOException, SQLException {
    settle();
    out.println("Walking over the whole list");
    Walk walk = Walk.over(http);
    requireAll(walk);
    try (RawList raw = new RawList(database)) {
      Comparison comparison = new Comparison(http, raw, Cases.of(database, walk));
      comparison.agree();
      out.printf("Its pages, put together, are all %,d orders, each once%n", walk.orders());
      out.printf("Warming up: %,d rounds%n", warmUp);
      comparison.run(warmUp);
      out.printf("Measuring: %,d rounds%n", rounds);
      List<Measured> measured = comparison.run(rounds);
      return new Result(walk.orders(), Report.table(measured), slow(measured));
    }
  }

  /** Or the database would do it by itself in the middle of the measurement. */
  private void settle() throws SQLException {
    out.println("Letting the database tidy up");
    try (Statement statement = database.createStatement()) {
      statement.execute("vacuum (analyze)");
    }
  }

  private void requireAll(Walk walk) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from orders")) {
      count.next();
      if (count.getInt(1) != walk.orders()) {
        throw new IllegalStateException(
            "The list has " + walk.orders() + " orders, the books " + count.getInt(1) + ".");
      }
    }
  }

  static @Nullable String slow(List<Measured> measured) {
    List<String> slow =
        measured.stream().filter(kind -> kind.ratio() > BOUND).map(Measured::name).toList();
    return slow.isEmpty() ? null : String.join("; ", slow);
  }
}
