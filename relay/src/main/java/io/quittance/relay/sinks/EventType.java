package io.quittance.relay.sinks;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the kinds of facts are called outside. */
final class EventType {

  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private EventType() {}

  /** Returns {@code io.quittance.order.payment-pending.v1} for {@code PaymentPending}. */
  static String of(String fact) {
    String name = fact.startsWith("Order") ? fact.substring("Order".length()) : fact;
    return "io.quittance.order."
        + String.join("-", WORD.split(name)).toLowerCase(Locale.ROOT)
        + ".v1";
  }
}
