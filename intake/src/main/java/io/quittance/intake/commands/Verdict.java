package io.quittance.intake.commands;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the api made of a command. */
sealed interface Verdict {

  /**
   * The engine has it.
   *
   * @param httpStatus 200 and 201: it is done; 202: it is under way
   * @param orderId of the order, also of one that was placed without a name
   * @param status the order's, where the api told it
   */
  record Accepted(
      int httpStatus, @Nullable String orderId, @Nullable String status, @Nullable Long revision)
      implements Verdict {}

  /** The order's answer is no. */
  record Refused(Reason reason) implements Verdict {}

  /** It can never work. */
  record Rejected(Reason reason) implements Verdict {}

  /** Whether the engine has it is not known, and asking again and again has not told. */
  record Unknown(Reason reason) implements Verdict {}

  /**
   * It is not known whether the engine has it, or certain that it has not.
   *
   * @param after how long the api asks to be left alone
   * @param isFault whether the api failed over this very command
   */
  record TryAgain(String why, @Nullable Duration after, boolean isFault) implements Verdict {}
}
