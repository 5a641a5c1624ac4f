package io.quittance.e2e;

/**
 * What was taken and what was returned, in minor units of one currency.
 *
 * @param captured all that was ever taken
 * @param refunded all that went back
 */
public record Sums(long captured, long refunded) {

  static final Sums NONE = new Sums(0, 0);

  long held() {
    return captured - refunded;
  }

  Sums plus(Sums other) {
    return new Sums(captured + other.captured, refunded + other.refunded);
  }

  @Override
  public String toString() {
    return captured + " - " + refunded;
  }
}
