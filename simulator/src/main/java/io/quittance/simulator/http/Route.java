package io.quittance.simulator.http;

import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.Problem;
import org.jspecify.annotations.Nullable;

/** Where a call leads. */
sealed interface Route {

  /**
   * To the provider.
   *
   * @param reference the path's; empty when the body names it
   */
  record ToProvider(Operation operation, String reference) implements Route {}

  /** To the page where a customer pays: to see it, or with a button pressed. */
  record ToCustomer(String reference, boolean pressed) implements Route {}

  /** To the provider, which records that it has no such call. */
  record Unserved(@Nullable String reference, Problem problem) implements Route {}

  /** To a page: the statement, or one for those who test with the simulator. */
  record ToPage(Page page) implements Route {}

  /** Nowhere. */
  record Nowhere(Problem problem) implements Route {}

  /** The pages. */
  enum Page {
    HEALTH,
    BOOKS,
    STATEMENT,
    CALLS,
    WEBHOOKS,
    FAULTS,
    PLAN_FAULT,
    CLEAR_FAULTS
  }
}
