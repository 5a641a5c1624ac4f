package io.quittance.e2e.bench;

import java.util.List;
import java.util.Optional;

/**
 * All that one run has found.
 *
 * @param growth empty if it broke off
 * @param brokeOff why it did
 */
record Results(Plan plan, Loaded on, Optional<Growth> growth, Optional<Throwable> brokeOff) {

  List<Way> ways() {
    return on.ways();
  }

  Loops loops() {
    return on.loops();
  }
}
