package io.quittance.workflows.impl;

import io.quittance.domain.Attempt;
import io.quittance.domain.Money;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Position;
import io.quittance.domain.Refund;
import io.quittance.domain.WaitingFor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order's details for a person, as a small Markdown table. */
final class Details {

  private Details() {}

  static String of(Order order) {
    List<String> rows = new ArrayList<>();
    rows.add("| | |");
    rows.add("|---|---|");
    rows.add(row("Status", order.status().name()));
    rows.add(row("Money", money(order)));
    for (Attempt attempt : order.attempts()) {
      rows.add(row("Payment " + attempt.reference(), payment(attempt)));
    }
    for (Refund refund : order.refunds()) {
      rows.add(row("Refund " + refund.reference(), refund(refund)));
    }
    if (order.review() != null) {
      rows.add(row("Review", order.review().kind() + ": " + order.review().evidence()));
    }
    rows.add(row("Waiting for", waitingFor(order)));
    return String.join("\n", rows);
  }

  /** Returns what the order waits for, as a sentence without a subject. */
  static String waitingFor(Order order) {
    WaitingFor waiting = OrderMachine.waitingFor(order);
    if (waiting == null) {
      return "nothing, it has ended";
    }
    return switch (waiting.what()) {
      case PAYMENT -> "a payment, until " + waiting.until();
      case PROVIDER_ANSWER -> "the provider's answer about " + waiting.reference();
      case SETTLEMENT ->
          "the provider to settle " + waiting.reference() + ", next look at " + waiting.until();
      case SENDING -> "the time to send " + waiting.reference() + ", " + waiting.until();
      case REVIEW -> "a person to decide the review";
      case SHOP -> "the shop, to fulfil or cancel";
      case REFUND_WINDOW -> "the end of the refund window, " + waiting.until();
    };
  }

  private static String money(Order order) {
    Position p = Position.of(order);
    Money total = order.terms().amount();
    List<String> parts = new ArrayList<>();
    parts.add(total + " asked");
    add(parts, p.atRisk(), total, "at risk");
    add(parts, p.authorized(), total, "reserved");
    add(parts, p.captured(), total, "taken");
    add(parts, p.refunding(), total, "on its way back");
    add(parts, p.refunded(), total, "returned");
    parts.add(p.held() < 0 ? "too much returned" : of(p.held(), total) + " held");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long minorUnits, Money like, String what) {
    if (minorUnits > 0) {
      parts.add(of(minorUnits, like) + " " + what);
    }
  }

  private static Money of(long minorUnits, Money like) {
    return new Money(Math.min(minorUnits, Money.MAX_MINOR_UNITS), like.currency());
  }

  private static String payment(Attempt attempt) {
    return attempt.state().label()
        + " by "
        + named(attempt.provider(), attempt.providerReference());
  }

  private static String refund(Refund refund) {
    return named(refund.state().label() + " " + refund.amount(), refund.providerReference());
  }

  private static String named(String what, @Nullable String providerReference) {
    return providerReference == null ? what : what + " (" + providerReference + ")";
  }

  private static String row(String name, String value) {
    return "| " + name + " | " + value.replace("|", "\\|").replace("\n", " ") + " |";
  }
}
