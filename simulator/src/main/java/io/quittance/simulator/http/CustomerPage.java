package io.quittance.simulator.http;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.ChargeEntry;
import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.CustomerResult;
import io.quittance.simulator.core.Operation;
import io.quittance.simulator.provider.Arrival;
import io.quittance.simulator.provider.Provider;
import io.quittance.simulator.provider.Reply;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page to which a customer is sent to pay, and what comes of the button that is pressed. */
final class CustomerPage {

  private static final String HTML =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Payment %1$s</title>
      <meta name="viewport" content="width=device-width">
      <style>body{font:1.1em sans-serif;max-width:30em;margin:4em auto}button{font:inherit;padding:.6em 1em;margin-right:1em}</style>
      </head><body><h1>%2$s</h1><p>%3$s</p>%4$s</body></html>
      """;
  private static final String BUTTONS =
      """
      <form method="post"><button name="result" value="paid">Pay</button>
      <button name="result" value="abandoned">Give up</button></form>
      """;

  private final Provider provider;

  CustomerPage(Provider provider) {
    this.provider = provider;
  }

  static String path(String reference) {
    return "/pay/" + reference;
  }

  Response show(String reference) {
    return redirected(reference)
        .map(CustomerPage::shown)
        .orElseGet(() -> page(404, reference, "No such payment", "No customer is awaited.", ""));
  }

  /** The response to a pressed button; empty when a planned fault leaves it unanswered. */
  Optional<Response> act(String reference, byte @Nullable [] form) {
    String pressed = form == null ? "" : new String(form, StandardCharsets.US_ASCII);
    Optional<CustomerResult> result = CustomerResult.named(Query.parameter(pressed, "result"));
    if (result.isEmpty() || redirected(reference).isEmpty()) {
      return Optional.of(show(reference));
    }
    Command action = new Command.CustomerAction(reference, result.get());
    return switch (provider.serve(
        new Arrival("POST", path(reference), Operation.CUSTOMER_ACTION, action))) {
      case Reply.Dropped _ -> Optional.empty();
      case Reply.Answered(Answer.Refused(var problem, String _)) ->
          Optional.of(
              page(problem.status(), reference, "That did not work", problem.message(), ""));
      case Reply.Answered _ -> Optional.of(acted(redirected(reference).orElseThrow()));
    };
  }

  private static Response acted(ChargeEntry entry) {
    String returnUrl = entry.accepted() == null ? null : entry.accepted().returnUrl();
    return returnUrl == null ? shown(entry) : Response.seeOther(returnUrl);
  }

  private static Response shown(ChargeEntry entry) {
    String text =
        switch (entry.charge().status()) {
          case PENDING -> "This payment waits for you.";
          case CLOSED -> "The shop has closed this payment.";
          case AUTHORIZED, CAPTURED -> "You have paid.";
          case DECLINED -> "You have given up.";
        };
    boolean open =
        switch (entry.charge().status()) {
          // A page that was open before the close is still open, and real banks take the money.
          case PENDING, CLOSED -> true;
          case AUTHORIZED, CAPTURED, DECLINED -> false;
        };
    return page(200, entry.charge().reference(), money(entry), text, open ? BUTTONS : "");
  }

  private Optional<ChargeEntry> redirected(String reference) {
    return Fields.isReference(reference) ? provider.redirected(reference) : Optional.empty();
  }

  private static String money(ChargeEntry entry) {
    Amount amount = entry.charge().amount();
    if (amount == null) {
      return "";
    }
    int digits = Math.max(0, Currency.getInstance(amount.currency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(amount.value(), digits).toPlainString() + " " + amount.currency();
  }

  private static Response page(
      int status, String reference, String title, String text, String buttons) {
    String named = Fields.isReference(reference) ? reference : "";
    return Response.page(status, HTML.formatted(named, title, text, buttons));
  }
}
