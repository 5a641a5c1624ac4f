package io.quittance.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A test payment method: its name says how the provider behaves. One line here adds one. */
public enum PaymentMethod {
  TOK_OK(Charging.CAPTURES, Refunding.SUCCEEDS),
  TOK_DECLINED(Charging.DECLINES, Refunding.SUCCEEDS),
  TOK_SLOW(Charging.SLOW, Refunding.SUCCEEDS),
  TOK_TIMEOUT_BEFORE(Charging.LOST, Refunding.SUCCEEDS),
  TOK_TIMEOUT_AFTER(Charging.UNANSWERED, Refunding.SUCCEEDS),
  TOK_DELAYED(Charging.DELAYED, Refunding.SUCCEEDS),
  TOK_500_AFTER(Charging.FAILS_AFTER, Refunding.SUCCEEDS),
  TOK_RATE_LIMITED(Charging.RATE_LIMITED, Refunding.SUCCEEDS),
  TOK_REDIRECT(Charging.REDIRECTS, Refunding.SUCCEEDS),
  TOK_REFUND_FAILS_3(Charging.CAPTURES, Refunding.FAILS_AT_FIRST),
  TOK_REFUND_TIMEOUT_AFTER(Charging.CAPTURES, Refunding.UNANSWERED),
  TOK_REFUND_PENDING(Charging.CAPTURES, Refunding.PENDING),
  TOK_REFUND_NEVER(Charging.CAPTURES, Refunding.NEVER);

  static final int RATE_LIMITED_POSTS = 2;
  static final int REFUSED_REFUNDS = 3;
  static final Duration REFUND_PENDING_FOR = Duration.ofSeconds(3);

  private final Charging charging;
  private final Refunding refunding;

  PaymentMethod(Charging charging, Refunding refunding) {
    this.charging = charging;
    this.refunding = refunding;
  }

  /** The method of that name, as in {@code tok_ok}; empty when there is none. */
  public static Optional<PaymentMethod> named(String name) {
    return Arrays.stream(values()).filter(method -> method.toString().equals(name)).findFirst();
  }

  Charging charging() {
    return charging;
  }

  Refunding refunding() {
    return refunding;
  }

  /** When a charge that arrived at that time is executed; null when time does not decide it. */
  @Nullable Instant due(Instant arrival) {
    return switch (charging) {
      case SLOW -> arrival.plusSeconds(5);
      case DELAYED -> arrival.plusSeconds(3);
      case CAPTURES, DECLINES, LOST, UNANSWERED, FAILS_AFTER, RATE_LIMITED -> arrival;
      case REDIRECTS -> null;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
