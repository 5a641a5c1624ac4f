package io.quittance.api.orders;

import org.jspecify.annotations.Nullable;

/** A failure to reach an order, which says nothing about the order itself. */
public final class OrdersFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  /** Makes a fault of a code such as {@link ProblemCode#ENGINE_UNAVAILABLE}. */
  public OrdersFault(ProblemCode code, @Nullable Throwable cause) {
    super(code.code(), cause);
    this.code = code;
  }

  /** Returns what is wrong. */
  public ProblemCode code() {
    return code;
  }
}
