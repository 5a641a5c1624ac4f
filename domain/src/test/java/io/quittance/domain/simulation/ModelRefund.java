package io.quittance.domain.simulation;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of the provider's own books: one refund. */
final class ModelRefund {

  /** Where it stands. */
  enum Standing {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  final String name;
  final ModelCharge charge;
  final Money amount;
  final long firstSeen;
  Standing standing = Standing.PENDING;
  RefusalCause cause = RefusalCause.OTHER;
  @Nullable Outcome firstAnswer;

  ModelRefund(String name, ModelCharge charge, Money amount, long firstSeen) {
    this.name = name;
    this.charge = charge;
    this.amount = amount;
    this.firstSeen = firstSeen;
  }

  void begin() {
    charge.refunding += amount.minorUnits();
  }

  /** Ends what was begun. */
  void settle(boolean succeeds) {
    charge.refunding -= amount.minorUnits();
    if (succeeds) {
      charge.refunded += amount.minorUnits();
    }
    standing = succeeds ? Standing.SUCCEEDED : Standing.FAILED;
  }

  void takeBack() {
    charge.refunded -= amount.minorUnits();
    standing = Standing.FAILED;
  }

  void refuse(RefusalCause why) {
    cause = why;
    standing = Standing.FAILED;
  }

  Outcome state(Reference of) {
    return switch (standing) {
      case PENDING -> new Outcome.RefundPending(of, "re_" + name);
      case SUCCEEDED -> new Outcome.Refunded(of, amount, "re_" + name);
      case FAILED -> new Outcome.Refused(of, cause);
    };
  }

  Outcome firstAnswer() {
    return Objects.requireNonNull(firstAnswer);
  }

  @Override
  public String toString() {
    return "%s %s %s of %s".formatted(name, standing, amount, charge.name);
  }
}
