package io.quittance.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that a provider holds and no order asked for: rule 10 makes it an order of its own, because
 * nothing is answered and forgotten.
 */
final class UnmatchedMoney {

  private static final String US = "quittance";

  private UnmatchedMoney() {}

  static List<Fact> facts(
      Fact.OrderPlaced placed,
      String provider,
      String foreignReference,
      @Nullable String providerReference) {
    Instant now = placed.at();
    Money amount = placed.terms().amount();
    String evidence = provider + " took " + amount + " as " + foreignReference + ", for no order";
    Reference.ToPayment payment = OrderMachine.place(placed).nextPayment();
    return List.of(
        placed,
        new Fact.CancelRequested(US, "No order asked for this money", now),
        new Fact.MoneyFound(payment, provider, foreignReference, amount, providerReference, now),
        new Fact.ReviewOpened(
            new Review(Review.Kind.UNMATCHED_MONEY, payment, amount, now, evidence), now));
  }
}
