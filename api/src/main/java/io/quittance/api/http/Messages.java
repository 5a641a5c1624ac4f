package io.quittance.api.http;

import io.quittance.api.orders.AmountText;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.OrderView;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences fit for a shopper, from {@code messages.properties} and its translations. */
final class Messages {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /** Returns what is wrong; in words of the field's own if it has some. */
  static String of(Problem problem, Locale language) {
    String key = "problem." + problem.code().code();
    String field = String.valueOf(problem.field());
    String own = key + "." + field;
    boolean hasOwn = bundle(language).containsKey(own);
    return format(language, hasOwn ? own : key, field, String.join(", ", problem.allowed()));
  }

  /** Returns where an order stands. */
  static String of(OrderView order, Locale language) {
    String key = "status." + order.status();
    String own = key + "." + manner(order);
    boolean hasOwn = bundle(language).containsKey(own);
    return format(
        language, hasOwn ? own : key, AmountText.of(amount(order)), AmountText.of(settled(order)));
  }

  /** How it came to stand there, where a shopper would wonder; else empty. */
  private static String manner(OrderView order) {
    if (order.review() != null) {
      return "review";
    }
    if (order.money().adjusted() != 0) {
      return order.money().refunded() == 0 ? "settled" : "settledInPart";
    }
    if (order.status().equals("PAYING")
        && order.payments().stream().anyMatch(OrderView.PaymentView::awaitsCustomer)) {
      return "customer";
    }
    boolean late = order.refunds().stream().anyMatch(r -> r.origin().equals("LATE_PAYMENT"));
    return late && order.cancellation() == null ? "late" : "";
  }

  private static Amount amount(OrderView order) {
    boolean returned = order.status().equals("REFUNDED");
    return returned
        ? new Amount(order.money().refunded(), order.money().currency())
        : order.amount();
  }

  private static Amount settled(OrderView order) {
    return new Amount(order.money().adjusted(), order.money().currency());
  }

  /** Returns by which rule a cancel would go on. */
  static String ofRule(String rule, Locale language) {
    return format(language, "rule." + rule);
  }

  /** Returns that a command is kept and will be answered. */
  static String kept(Locale language) {
    return format(language, "kept");
  }

  private static String format(Locale language, String key, Object... arguments) {
    return new MessageFormat(bundle(language).getString(key), language).format(arguments);
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle("messages", language, NO_FALLBACK);
  }
}
