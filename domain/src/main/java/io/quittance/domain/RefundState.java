package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one refund stands; each state has only the data that means something in it. */
public sealed interface RefundState {

  /** Returns the state's name as it stands in JSON and tables, such as {@code SENT}. */
  default String label() {
    return switch (this) {
      case Requested s -> "REQUESTED";
      case Sent s -> "SENT";
      case Pending s -> "PENDING";
      case Unknown s -> "UNKNOWN";
      case Succeeded s -> "SUCCEEDED";
      case Failed s -> "FAILED";
    };
  }

  /** Returns whether the provider may be returning the money right now (counted in refunding). */
  default boolean isUnderWay() {
    return this instanceof Sent || this instanceof Pending || this instanceof Unknown;
  }

  /** Returns whether the refund has neither succeeded nor failed. */
  default boolean isOpen() {
    return isUnderWay() || this instanceof Requested;
  }

  /** Decided; to be sent at {@code watch.nextAt}. */
  record Requested(Watch watch) implements RefundState {}

  /** Sent; the answer is awaited. */
  record Sent(Watch watch) implements RefundState {}

  /** Accepted by the provider, not yet returned. */
  record Pending(Watch watch) implements RefundState {}

  /** Sent, outcome not known. */
  record Unknown(Watch watch) implements RefundState {}

  /**
   * Returned.
   *
   * @param ofRevenue whether the payment had been earned by then, so that it was booked against
   *     refunds and not against the customer's funds
   */
  record Succeeded(Instant at, boolean ofRevenue) implements RefundState {}

  /**
   * Refused: this reference is used up.
   *
   * @param successor the refund that tries again; null: a person decides
   */
  record Failed(RefusalCause cause, @Nullable Reference successor) implements RefundState {}
}
