package io.quittance.workflows.impl;

import io.quittance.domain.Attempt;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.Posting;
import io.quittance.domain.Postings;
import io.quittance.domain.Reference;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.FactsToAppend.Line;
import io.quittance.workflows.contract.FactsToAppend.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the books write down because of a fact. */
public final class BookEntries {

  private BookEntries() {}

  /**
   * Returns a fact as the books take it.
   *
   * @param before the order before it; the order itself for the fact that it was placed
   * @param after the order after it
   * @param eventId the length of the history when it happened
   */
  public static FactsToAppend.Entry of(Order before, Fact fact, Order after, long eventId) {
    List<Posting> postings = Postings.of(before, fact);
    boolean event = isEvent(before, fact, after, postings);
    return new FactsToAppend.Entry(
        fact.getClass().getSimpleName(),
        FactJson.write(fact),
        fact.at(),
        eventId,
        after.status().name(),
        after.revision(),
        event,
        event ? FactsToAppend.Told.of(fact, after) : null,
        postings.stream().map(Line::of).toList(),
        names(after, fact));
  }

  private static boolean isEvent(Order before, Fact fact, Order after, List<Posting> postings) {
    return fact instanceof Fact.OrderPlaced
        || before.status() != after.status()
        || !postings.isEmpty()
        || (before.review() == null) != (after.review() == null);
  }

  private static List<Name> names(Order after, Fact fact) {
    return switch (fact) {
      case Fact.PaymentPending f -> name(after, f.payment(), f.payment(), f.providerReference());
      case Fact.Authorized f -> name(after, f.payment(), f.payment(), f.providerReference());
      case Fact.Captured f -> name(after, f.payment(), f.payment(), f.providerReference());
      case Fact.MoneyFound f -> name(after, f.payment(), f.payment(), f.providerReference());
      case Fact.RefundPending f ->
          name(after, paymentOf(after, f.refund()), f.refund(), f.providerReference());
      case Fact.Refunded f ->
          name(after, paymentOf(after, f.refund()), f.refund(), f.providerReference());
      case Fact other -> List.of();
    };
  }

  private static Reference paymentOf(Order order, Reference.ToRefund refund) {
    return order.refund(refund).orElseThrow().payment();
  }

  private static List<Name> name(
      Order order, Reference payment, Reference of, @Nullable String providerReference) {
    Attempt attempt = order.attempt(payment).orElseThrow();
    return providerReference == null
        ? List.of()
        : List.of(new Name(attempt.provider(), providerReference, of.text()));
  }
}
