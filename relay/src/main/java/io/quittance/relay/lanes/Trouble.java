package io.quittance.relay.lanes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with something, said once in the log, and that it is over. */
final class Trouble {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final String what;
  private String said = "";

  Trouble(String what) {
    this.what = what;
  }

  synchronized void is(String why) {
    if (said.isEmpty()) {
      log.warn("{}: {}", what, why);
    }
    said = why;
  }

  synchronized void isOver() {
    if (!said.isEmpty()) {
      said = "";
      log.info("{}: no longer", what);
    }
  }
}
