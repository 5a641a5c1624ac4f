package io.quittance.api.engine;

import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.OrderView;

/** What a bounded question to an order's workflow came to. */
sealed interface Reading {

  /** It answered. */
  record Read(OrderView view) implements Reading {}

  /** There is no such workflow. */
  record NoSuchOrder() implements Reading {}

  /**
   * Nobody answered in time.
   *
   * @param code what to tell the caller
   */
  record Unanswered(ProblemCode code, Throwable cause) implements Reading {}
}
