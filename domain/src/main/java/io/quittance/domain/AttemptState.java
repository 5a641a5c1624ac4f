package io.quittance.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one payment attempt stands; each state has only the data that means something in it. */
public sealed interface AttemptState {

  /** Returns the state's name as it stands in JSON and tables, such as {@code SENT}. */
  default String label() {
    return switch (this) {
      case Created s -> "CREATED";
      case Sent s -> "SENT";
      case Pending s -> "PENDING";
      case Authorized s -> "AUTHORIZED";
      case Capturing s -> "CAPTURING";
      case Captured s -> "CAPTURED";
      case Declined s -> "DECLINED";
      case Closing s -> "CLOSING";
      case Closed s -> "CLOSED";
      case Unknown s -> "UNKNOWN";
    };
  }

  /** Returns whether the provider may be taking the money right now (counted in atRisk). */
  default boolean isAtRisk() {
    return switch (this) {
      case Sent s -> true;
      case Pending s -> true;
      case Capturing s -> true;
      case Closing s -> true;
      case Unknown s -> true;
      case Created s -> false;
      case Authorized s -> false;
      case Captured s -> false;
      case Declined s -> false;
      case Closed s -> false;
    };
  }

  /** Returns whether the attempt is finally negative: it took no money and is thought never to. */
  default boolean isDead() {
    return this instanceof Declined || this instanceof Closed;
  }

  /**
   * Decided, not sent.
   *
   * @param sends how many sends certainly did not arrive
   * @param notBefore when it may be sent
   */
  record Created(int sends, Instant notBefore) implements AttemptState {}

  /**
   * Sent; the answer is awaited.
   *
   * @param sends how many sends before this one certainly did not arrive
   * @param at when it was sent
   */
  record Sent(int sends, Instant at) implements AttemptState {}

  /**
   * The customer must act.
   *
   * @param redirectUrl where; null if the provider did not say
   * @param closeFrom when it may be closed if nobody wants it any more: later than now only after a
   *     close was refused, so that a provider that refuses is not asked in a circle
   */
  record Pending(@Nullable String redirectUrl, Watch watch, Instant closeFrom)
      implements AttemptState {}

  /**
   * Reserved, not taken.
   *
   * @param actFrom when it may be captured or voided: later than now only after that failed
   */
  record Authorized(Money amount, Watch watch, Instant actFrom) implements AttemptState {}

  /** The capture of what is reserved is sent; its answer is awaited. */
  record Capturing(Money amount, Watch watch) implements AttemptState {}

  /**
   * Taken.
   *
   * @param amount what was really taken
   * @param disputed whether the customer disputes it at the bank
   */
  record Captured(Money amount, boolean disputed) implements AttemptState {}

  /** Refused; no money moved. */
  record Declined(String code) implements AttemptState {}

  /** A close is sent; its answer is awaited. */
  record Closing(Watch watch) implements AttemptState {}

  /** Voided, closed, or never made. */
  record Closed() implements AttemptState {}

  /**
   * Sent, outcome not known; only the provider's answer moves it.
   *
   * @param missing whether the provider said that it has never seen the reference
   * @param actFrom when it may be closed or captured, if it turns out that it can be: later than
   *     now only after that was refused or failed, so that nobody is asked in a circle
   */
  record Unknown(Watch watch, boolean missing, Instant actFrom) implements AttemptState {}
}
