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
  TOK_REFUND_NEVER(Charging.CAPTURES, Refunding.NEVER),
  TOK_REFUND_TAKEN_BACK(Charging.CAPTURES, Refunding.TAKEN_BACK),
  TOK_REFUND_ACCOUNT_CLOSED(Charging.CAPTURES, Refunding.ACCOUNT_CLOSED),
  TOK_REFUND_TOO_OLD(Charging.CAPTURES, Refunding.TOO_OLD),
  TOK_WRONG_AMOUNT(Charging.TAKES_LESS, Refunding.SUCCEEDS),
  TOK_AUTO_REVERSAL(Charging.REVERSES, Refunding.SUCCEEDS),
  TOK_CAPTURE_FAILS(Charging.CAPTURE_FAILS, Refunding.SUCCEEDS),
  TOK_AUTH_EXPIRES(Charging.EXPIRES, Refunding.SUCCEEDS),
  TOK_NO_WEBHOOK(Charging.CAPTURES, Refunding.SUCCEEDS, Telling.NEVER),
  TOK_WEBHOOK_STORM(Charging.CAPTURES, Refunding.SUCCEEDS, Telling.STORM);

  static final int RATE_LIMITED_POSTS = 2;
  static final int REFUSED_REFUNDS = 3;
  static final Duration REFUND_PENDING_FOR = Duration.ofSeconds(3);
  static final Duration REFUND_TAKEN_BACK_AFTER = Duration.ofSeconds(2);
  private static final Duration REVERSED_AFTER = Duration.ofSeconds(2);
  private static final Duration RESERVED_FOR = Duration.ofSeconds(3);
  private static final long PART_NOT_TAKEN = 10;

  private final Charging charging;
  private final Refunding refunding;
  private final Telling telling;

  PaymentMethod(Charging charging, Refunding refunding) {
    this(charging, refunding, Telling.ONCE);
  }

  PaymentMethod(Charging charging, Refunding refunding, Telling telling) {
    this.charging = charging;
    this.refunding = refunding;
    this.telling = telling;
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

  Telling telling() {
    return telling;
  }

  /** When a charge that arrived at that time is executed; null when time does not decide it. */
  @Nullable Instant due(Instant arrival) {
    return switch (charging) {
      case SLOW -> arrival.plusSeconds(5);
      case DELAYED -> arrival.plusSeconds(3);
      case CAPTURES,
          DECLINES,
          LOST,
          UNANSWERED,
          FAILS_AFTER,
          RATE_LIMITED,
          TAKES_LESS,
          REVERSES,
          CAPTURE_FAILS,
          EXPIRES ->
          arrival;
      case REDIRECTS -> null;
    };
  }

  /** When what a charge came to is undone without anybody asking for it; null: never. */
  @Nullable Instant undone(ChargeStatus result, Instant now) {
    return switch (charging) {
      case REVERSES -> result == ChargeStatus.CAPTURED ? now.plus(REVERSED_AFTER) : null;
      case EXPIRES -> result == ChargeStatus.AUTHORIZED ? now.plus(RESERVED_FOR) : null;
      case CAPTURES,
          DECLINES,
          LOST,
          UNANSWERED,
          FAILS_AFTER,
          RATE_LIMITED,
          TAKES_LESS,
          CAPTURE_FAILS,
          SLOW,
          DELAYED,
          REDIRECTS ->
          null;
    };
  }

  /** What a capture of that amount takes; null: all of it. Of a single unit there is no less. */
  @Nullable Long taken(Amount amount) {
    boolean less = charging == Charging.TAKES_LESS && amount.value() > 1;
    return less ? amount.value() - Math.ceilDiv(amount.value(), PART_NOT_TAKEN) : null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
