package io.quittance.simulator.core;

import org.jspecify.annotations.Nullable;

/** What a caller is told. */
public sealed interface Answer {

  /** The HTTP status. */
  int status();

  /** A charge, as it stood when it was answered. */
  record OfCharge(int status, Charge charge) implements Answer {}

  /** A refund, as it stood when it was answered. */
  record OfRefund(int status, Refund refund) implements Answer {}

  /**
   * A refusal.
   *
   * @param problem why
   * @param field the offending field, as in {@code amount.value}; null when it is no field's fault
   */
  record Refused(Problem problem, @Nullable String field) implements Answer {

    /** A refusal that is no field's fault. */
    public static Refused because(Problem problem) {
      return new Refused(problem, null);
    }

    /** A refusal of one invalid field. */
    public static Refused of(String field) {
      return new Refused(Problem.FIELD_INVALID, field);
    }

    @Override
    public int status() {
      return problem.status();
    }
  }
}
