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
   * @param returnUrl where the customer's browser goes after it has acted; null: nowhere
   */
  record ChargeAccepted(
      Instant at,
      String reference,
      String id,
      Amount amount,
      PaymentMethod method,
      boolean capture,
      @Nullable Instant due,
      boolean masked,
      @Nullable String returnUrl)
      implements Event {
    public ChargeAccepted {
      present(at, reference, id, amount, method);
    }

    /** A charge whose customer comes back nowhere. */
    public ChargeAccepted(
        Instant at,
        String reference,
        String id,
        Amount amount,
        PaymentMethod method,
        boolean capture,
        @Nullable Instant due,
        boolean masked) {
      this(at, reference, id, amount, method, capture, due, masked, null);
    }
  }

  /**
   * A charge was captured, authorized or declined, as asked when it was taken in.
   *
   * @param captured what was taken, if that is not what was asked for; else null
   * @param undone when the provider undoes it by itself; null: never
   */
  record ChargeExecuted(
      Instant at,
      String reference,
      ChargeStatus status,
      @Nullable String declineCode,
      @Nullable Long captured,
      @Nullable Instant undone)
      implements Event {
    public ChargeExecuted {
      present(at, reference, status);
    }

    /** An execution that does what was asked for, for good. */
    public ChargeExecuted(
        Instant at, String reference, ChargeStatus status, @Nullable String declineCode) {
      this(at, reference, status, declineCode, null, null);
    }
  }

  /**
   * An authorized charge was taken, or one that its customer paid after it was closed.
   *
   * @param captured what was taken, if that is not what was asked for; else null
   * @param undone when the provider undoes it by itself; null: never
   */
  record ChargeCaptured(
      Instant at, String reference, @Nullable Long captured, @Nullable Instant undone)
      implements Event {
    public ChargeCaptured {
      present(at, reference);
    }

    /** A capture of what was asked for, for good. */
    public ChargeCaptured(Instant at, String reference) {
      this(at, reference, null, null);
    }
  }

  /** The provider gave back by itself what was left of a charge. */
  record ChargeReversed(Instant at, String reference, long value) implements Event {
    public ChargeReversed {
      present(at, reference);
    }
  }

  /**
   * A charge was voided, its reservation ran out, or a reference was closed before any charge
   * arrived.
   */
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

  /**
   * A refund succeeded.
   *
   * @param undone when the provider takes it back; null: never
   */
  record RefundExecuted(Instant at, String reference, @Nullable Instant undone) implements Event {
    public RefundExecuted {
      present(at, reference);
    }

    /** A refund that stays. */
    public RefundExecuted(Instant at, String reference) {
      this(at, reference, null);
    }
  }

  /** A refund that had succeeded failed after all: its money is the charge's again. */
  record RefundTakenBack(Instant at, String reference) implements Event {
    public RefundTakenBack {
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

  /**
   * The next change of a charge or refund is to be told to the subscriber. It stands before that
   * change, so that neither a lost change is told nor a kept one untold, wherever a write is torn.
   *
   * @param subject as in {@code charge/A-1-p1}
   */
  record WebhookPlanned(Instant at, String id, String subject) implements Event {
    public WebhookPlanned {
      present(at, id, subject);
    }
  }

  /**
   * A webhook has arrived, or is not sent any more.
   *
   * @param attempts how often it was sent since the simulator started
   */
  record WebhookEnded(Instant at, String id, boolean delivered, int attempts) implements Event {
    public WebhookEnded {
      present(at, id);
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
