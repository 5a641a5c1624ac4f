package io.quittance.api.evidence;

import io.quittance.api.orders.AmountText;
import io.quittance.domain.Fact;
import io.quittance.domain.Money;
import io.quittance.domain.Reference;
import io.quittance.workflows.contract.Amount;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** In which currency each payment was taken, which a fact about its remainder does not repeat. */
final class Taken {

  private final Map<String, String> currencies = new TreeMap<>();

  void see(Fact fact) {
    switch (fact) {
      case Fact.PaymentAsked f -> note(f.payment(), f.amount());
      case Fact.MoneyFound f -> note(f.payment(), f.amount());
      case Fact.Captured f -> note(f.payment(), f.amount());
      case Fact f -> {}
    }
  }

  private void note(Reference.ToPayment payment, Money amount) {
    currencies.put(payment.text(), amount.currency().getCurrencyCode());
  }

  /** Returns an amount of that payment's currency, which may be negative, for a person. */
  String text(Reference.ToPayment payment, long minorUnits) {
    String currency = Objects.requireNonNull(currencies.get(payment.text()), payment.text());
    return AmountText.of(new Amount(minorUnits, currency));
  }
}
