package io.quittance.domain.simulation;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementLine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of the provider's own books: one charge, by the name it came under. */
final class ModelCharge {

  /** Where it stands. */
  enum Standing {
    OPEN,
    AUTHORIZED,
    CAPTURED,
    DECLINED,
    CLOSED
  }

  final String name;
  final Money asked;
  final boolean captures;
  final long firstSeen;
  Standing standing;

  /** What is reserved or taken. */
  Money taken;

  /** Whether a customer is awaited, or was. */
  boolean redirected;

  boolean disputed;

  /** Whether it was told to be dead, and is not. */
  boolean revived;

  /** What the provider has returned by itself. */
  long reversed;

  /** What refunds have returned. */
  long refunded;

  /** What refunds are about to return. */
  long refunding;

  @Nullable Outcome firstAnswer;

  ModelCharge(String name, Money asked, boolean captures, long firstSeen, Standing standing) {
    this.name = name;
    this.asked = asked;
    this.captures = captures;
    this.firstSeen = firstSeen;
    this.standing = standing;
    this.taken = asked;
  }

  /** Returns what stands for a reference that was closed before it was ever seen. */
  static ModelCharge tombstone(String name, Money nothing, long now) {
    return new ModelCharge(name, nothing, false, now, Standing.CLOSED);
  }

  boolean isTombstone() {
    return firstAnswer == null;
  }

  boolean isDead() {
    return standing == Standing.DECLINED || standing == Standing.CLOSED;
  }

  /** Returns whether money is reserved, or may still be taken. */
  boolean isLive() {
    return standing == Standing.OPEN || standing == Standing.AUTHORIZED;
  }

  boolean isCaptured() {
    return standing == Standing.CAPTURED;
  }

  /** Returns what was taken in all. */
  Money captured() {
    return isCaptured() ? taken : new Money(0, taken.currency());
  }

  /** Returns what was returned in all. */
  Money returned() {
    return new Money(reversed + refunded, taken.currency());
  }

  /** Returns what was taken and is not returned. */
  long held() {
    return captured().minorUnits() - returned().minorUnits();
  }

  /** Returns what could still be returned. */
  long left() {
    return isCaptured() ? taken.minorUnits() - reversed - refunded - refunding : 0;
  }

  Outcome state(Reference of) {
    String id = "ch_" + name;
    return switch (standing) {
      case OPEN -> new Outcome.Pending(of, redirected ? "https://bank.example/" + name : null, id);
      case AUTHORIZED -> new Outcome.Authorized(of, taken, id);
      case CAPTURED ->
          disputed
              ? new Outcome.Disputed(of, taken, returned(), id)
              : new Outcome.Captured(of, taken, returned(), id);
      case DECLINED -> new Outcome.Declined(of, "card_declined");
      case CLOSED -> new Outcome.Closed(of);
    };
  }

  Outcome firstAnswer() {
    return Objects.requireNonNull(firstAnswer);
  }

  StatementLine line() {
    StatementLine.Standing line =
        switch (standing) {
          case OPEN -> StatementLine.Standing.OPEN;
          case AUTHORIZED -> StatementLine.Standing.AUTHORIZED;
          case CAPTURED -> StatementLine.Standing.CAPTURED;
          case DECLINED, CLOSED -> StatementLine.Standing.NOTHING;
        };
    return new StatementLine(name, "ch_" + name, line, captured(), returned(), disputed);
  }

  @Override
  public String toString() {
    return "%s %s %s, returned %s%s"
        .formatted(name, standing, captured(), returned(), disputed ? ", disputed" : "");
  }
}
