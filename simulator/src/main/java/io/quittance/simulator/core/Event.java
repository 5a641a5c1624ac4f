package io.quittance.simulator.core;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened at the provider: one line of its books. */
public sealed interface Event {

  /**
   * A charge was taken in.
   *
   * @param due when it is executed; null when that is up to the customer
   * @param masked true when its first answer is a 500, whatever its execution yields
   */
  record ChargeAccepted(
      Instant at,
      String reference,
      String id,
      Amount amount,
      PaymentMethod method,
      boolean capture,
      @Nullable Instant due,
      boolean masked)
      implements Event {
    public ChargeAccepted {
      present(at, reference, id, amount, method);
    }
  }

  /** A charge was captured, authorized or declined, as asked when it was taken in. */
  record ChargeExecuted(
      Instant at, String reference, ChargeStatus status, @Nullable String declineCode)
      implements Event {
    public ChargeExecuted {
      present(at, reference, status);
    }
  }

  /** An authorized charge was taken, or one that its customer paid after it was closed. */
  record ChargeCaptured(Instant at, String reference) implements Event {
    public ChargeCaptured {
      present(at, reference);
    }
  }

  /** A charge was voided, or a reference was closed before any charge arrived. */
  record ChargeClosed(Instant at, String reference, String id) implements Event {
    public ChargeClosed {
      present(at, reference, id);
    }
  }

  /** The customer disputed a charge at the bank. */
  record ChargeDisputed(Instant at, String reference) implements Event {
    public ChargeDisputed {
      present(at, reference);
    }
  }

  /** A charge was sent away unexecuted by its method's rate limit. */
  record ChargeThrottled(Instant at, String reference) implements Event {
    public ChargeThrottled {
      present(at, reference);
    }
  }

  /**
   * A refund was taken in.
   *
   * @param due when it succeeds; null when it never does
   * @param masked true when its first answer is a 500
   */
  record RefundAccepted(
      Instant at,
      String reference,
      String id,
      String charge,
      Amount amount,
      @Nullable Instant due,
      boolean masked)
      implements Event {
    public RefundAccepted {
      present(at, reference, id, charge, amount);
    }
  }

  /** A refund succeeded. */
  record RefundExecuted(Instant at, String reference) implements Event {
    public RefundExecuted {
      present(at, reference);
    }
  }

  /**
   * A refund was refused for good.
   *
   * @param masked true when its first answer is a 500
   */
  record RefundRefused(
      Instant at,
      String reference,
      String id,
      String charge,
      Amount amount,
      Problem problem,
      boolean masked)
      implements Event {
    public RefundRefused {
      present(at, reference, id, charge, amount, problem);
    }
  }

  /** A call arrived, or was answered: the last line of a call's {@code seq} counts. */
  record Called(Call call) implements Event {
    public Called {
      present(call);
    }
  }

  private static void present(Object... components) {
    for (Object component : components) {
      Objects.requireNonNull(component, "a field is missing");
    }
  }
}
