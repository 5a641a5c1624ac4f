package io.quittance.bench.lists;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The measurement: both clients ask for the same pages in turn, so that whatever else the machine
 * is doing meets both.
 */
final class Comparison {

  /** A page is as long as a caller gets who doesn't say. */
  static final int LIMIT = 50;

  private final HttpList http;
  private final RawList raw;
  private final List<Case> cases;

  Comparison(HttpList http, RawList raw, List<Case> cases) {
    this.http = http;
    this.raw = raw;
    this.cases = cases;
  }

  /** Asks for every page once, and checks that both clients get the same orders. */
  void agree() throws IOException, SQLException {
    for (Case kind : cases) {
      for (Spot spot : kind.spots()) {
        List<String> api = Page.read(http.get(spot.path(LIMIT))).orderIds();
        if (!api.equals(raw.get(spot, LIMIT))) {
          throw new IllegalStateException("The api and the database disagree on " + spot + ".");
        }
      }
    }
  }

  /** Measures so many rounds, each of one page of every kind by both clients. */
  List<Measured> run(int rounds) throws IOException, SQLException {
    List<Measured> measured = new ArrayList<>();
    cases.forEach(kind -> measured.add(new Measured(kind.name(), rounds)));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cases.size(); i++) {
        measure(cases.get(i).spot(round), measured.get(i));
      }
    }
    return measured;
  }

  private void measure(Spot spot, Measured measured) throws IOException, SQLException {
    String path = spot.path(LIMIT);
    long begin = System.nanoTime();
    raw.get(spot, LIMIT);
    long between = System.nanoTime();
    http.get(path);
    long end = System.nanoTime();
    measured.raw().add(between - begin);
    measured.http().add(end - between);
  }
}
