package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
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
    Reference.ToPayment payment = OrderMachine.place(placed).nextPayment();
    List<Fact> facts = new ArrayList<>();
    facts.add(placed);
    facts.add(new Fact.CancelRequested(US, "No order asked for this money", now));
    facts.add(
        new Fact.MoneyFound(
            payment, provider, foreignReference, placed.terms().amount(), providerReference, now));
    Order found = OrderMachine.fold(facts);
    facts.addAll(Reviews.ofHeld(found, found.attempt(payment).orElseThrow(), now));
    return facts;
  }
}
