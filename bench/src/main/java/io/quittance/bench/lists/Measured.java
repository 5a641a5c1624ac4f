package io.quittance.bench.lists;

/**
 * What a kind of page took.
 *
 * @param name the kind, in words
 * @param raw by plain SQL
 * @param http over HTTP
 */
record Measured(String name, Latencies raw, Latencies http) {

  private static final double TAIL = 0.99;

  Measured(String name, int rounds) {
    this(name, new Latencies(rounds), new Latencies(rounds));
  }

  /** Returns how many times as long the slowest hundredth took over HTTP. */
  double ratio() {
    return http.micros(TAIL) / raw.micros(TAIL);
  }
}
