package io.quittance.providers.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The simulator's means of payment that an order can be paid with, named by what they do. */
enum SimulatorMethod {
  OK,
  DECLINED,
  SLOW,
  TIMEOUT_BEFORE,
  TIMEOUT_AFTER,
  DELAYED,
  _500_AFTER,
  RATE_LIMITED,
  REDIRECT,
  REFUND_FAILS_3,
  REFUND_TIMEOUT_AFTER,
  REFUND_PENDING,
  REFUND_NEVER,
  REFUND_TAKEN_BACK,
  REFUND_ACCOUNT_CLOSED,
  REFUND_TOO_OLD,
  WRONG_AMOUNT,
  AUTO_REVERSAL,
  CAPTURE_FAILS,
  AUTH_EXPIRES,
  NO_WEBHOOK,
  WEBHOOK_STORM;

  static Optional<SimulatorMethod> of(String token) {
    return Stream.of(values()).filter(method -> method.token().equals(token)).findFirst();
  }

  /** Returns the token that stands for it, such as {@code tok_timeout_after}. */
  String token() {
    String name = name().toLowerCase(Locale.ROOT);
    return name.startsWith("_") ? "tok" + name : "tok_" + name;
  }
}
