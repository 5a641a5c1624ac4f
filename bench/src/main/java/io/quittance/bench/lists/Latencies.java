package io.quittance.bench.lists;

import java.util.Arrays;

/** How long requests took, in nanoseconds. */
final class Latencies {

  private final long[] nanos;
  private int count;

  Latencies(int capacity) {
    nanos = new long[capacity];
  }

  void add(long duration) {
    nanos[count++] = duration;
  }

  /** Returns the time in microseconds that a share of the requests, from 0 to 1, did not exceed. */
  double micros(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * count) - 1] / 1000.0;
  }
}
