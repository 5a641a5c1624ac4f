package io.quittance.api.engine;

import io.quittance.api.orders.ProblemCode;
import org.jspecify.annotations.Nullable;

/** What a bounded question to an order's workflow came to. */
sealed interface Reading<T> {

  /** It answered. */
  record Read<T>(T value) implements Reading<T> {}

  /** There is no such workflow. */
  record NoSuchOrder<T>() implements Reading<T> {}

  /**
   * Nobody answered in time.
   *
   * @param code what to tell the caller
   * @param cause why; null if that is not known
   */
  record Unanswered<T>(ProblemCode code, @Nullable Throwable cause) implements Reading<T> {}
}
