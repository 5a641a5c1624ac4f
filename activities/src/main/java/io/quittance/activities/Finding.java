package io.quittance.activities;

import io.quittance.domain.Proof;
import org.jspecify.annotations.Nullable;

/**
 * Something about an order that two books tell differently.
 *
 * @param what the kind of difference
 * @param concerns the payment it is about; null: the order as a whole
 * @param lookAt the attempt or refund whose look-up may settle it; null: only a person can
 * @param evidence what differs, in a sentence
 */
record Finding(String what, @Nullable String concerns, @Nullable String lookAt, String evidence) {

  static Finding of(Proof.Difference difference) {
    return new Finding(
        difference.what(),
        difference.payment().text(),
        difference.lookAt() == null ? null : difference.lookAt().text(),
        difference.evidence());
  }

  /** Returns one that only a person can settle. */
  static Finding forAPerson(String what, @Nullable String concerns, String evidence) {
    return new Finding(what, concerns, null, evidence);
  }

  /** Returns this as one that no look is to settle. */
  Finding forAPerson() {
    return forAPerson(what, concerns, evidence);
  }
}
