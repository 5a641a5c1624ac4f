package io.quittance.e2e.soak;

/**
 * What is looked at.
 *
 * <p>Each is allowed a growth that is no leak: a share of what it was, or a fixed amount, whichever
 * is more.
 */
enum Measure {
  HEAP("heap after a full collection", "MiB", 0.10, 6),
  THREADS("threads", "", 0.05, 5),
  FILES("open files", "", 0.10, 8),
  RESIDENT("resident memory", "MiB", 0.10, 24),
  CONNECTIONS("connections to Postgres", "", 0, 4),
  INBOX("webhooks not told", "", 0, 25),
  OUTBOX("events not delivered", "", 0, 25),
  LAG("facts not in the journal", "", 0, 3),
  OPEN("open orders", "", 0.25, 25),
  /** Grows with the orders that were ever placed, as it should, and is shown only. */
  DATABASE("size of databases", "MiB", Double.POSITIVE_INFINITY, 0);

  final String title;
  final String unit;
  private final double share;
  private final double amount;

  Measure(String title, String unit, double share, double amount) {
    this.title = title;
    this.unit = unit;
    this.share = share;
    this.amount = amount;
  }

  boolean isJudged() {
    return Double.isFinite(share);
  }

  /** Returns by how much it may have grown, from what it was. */
  double tolerance(double from) {
    return Math.max(share * from, amount);
  }
}
