package io.quittance.relay.sinks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a sink said to an event. */
public sealed interface Answer {

  /** It has it, and will not lose it. */
  record Taken() implements Answer {}

  /** It can't be had, or does not say: the event is told again, and nothing before it is. */
  record Away(String reason) implements Answer {}

  /**
   * No connection to it could be had. The event counts as refused, and the sink is left alone for a
   * while.
   */
  record Unreached(String reason) implements Answer {}

  /**
   * It is there, but has nobody who wants this one yet: the event is told again without end, and
   * other orders do not wait for it.
   */
  record Unwanted(String reason) implements Answer {}

  /**
   * It would not take this one.
   *
   * @param retryAfter when it wants to be told again; null: it did not say
   * @param forGood whether telling it again is of no use
   */
  record Refused(String reason, @Nullable Duration retryAfter, boolean forGood) implements Answer {}
}
