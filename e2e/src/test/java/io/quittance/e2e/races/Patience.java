package io.quittance.e2e.races;

import java.time.Duration;

/** How long a race waits for what must come. */
final class Patience {

  /** For one step of a system. */
  static final Duration STEP = Duration.ofSeconds(40);

  /** For an order to come to rest: a call that a crash cut off is given up after 15 s. */
  static final Duration REST = Duration.ofSeconds(90);

  /** How long a call may be kept on its way: its sender gives up after 10 s. */
  static final Duration ON_THE_WAY = Duration.ofSeconds(9);

  private Patience() {}
}
