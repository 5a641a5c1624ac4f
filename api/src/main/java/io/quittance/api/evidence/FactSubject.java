package io.quittance.api.evidence;

import io.quittance.domain.Fact;
import io.quittance.domain.Money;
import io.quittance.domain.Reference;
import org.jspecify.annotations.Nullable;

/** What and whom a fact is about. */
record FactSubject(
    @Nullable Reference reference,
    @Nullable String providerReference,
    @Nullable Money amount,
    @Nullable String by) {

  private static final FactSubject ORDER = new FactSubject(null, null, null, null);

  static FactSubject of(Fact fact) {
    return switch (fact) {
      case Fact.OrderPlaced f -> ORDER.with(f.terms().amount());
      case Fact.CommandAnswered f -> ORDER.by(f.by());
      case Fact.CancelRequested f -> ORDER.by(f.by());
      case Fact.ReviewOpened f -> about(f.review().concerns()).with(f.review().amount());
      case Fact.ReviewDecided f -> ORDER.by(f.by());
      case Fact.ReviewResolved f -> ORDER.by(f.by());
      case Fact.AmountAccepted f -> about(f.payment()).with(f.amount());
      case Fact.Reversed f -> about(f.refund()).with(f.amount());
      case Fact.LookAsked f -> about(f.of());
      case Fact.LookEnded f -> about(f.of());
      case Fact.PaymentAsked f -> about(f.payment()).with(f.amount());
      case Fact.MoneyFound f -> about(f.payment()).with(f.amount()).known(f.providerReference());
      case Fact.PaymentPending f -> about(f.payment()).known(f.providerReference());
      case Fact.Authorized f -> about(f.payment()).with(f.amount()).known(f.providerReference());
      case Fact.CaptureSent f -> about(f.payment()).with(f.amount());
      case Fact.Captured f -> about(f.payment()).with(f.amount()).known(f.providerReference());
      case Fact.RefundRequested f -> about(f.refund()).with(f.amount());
      case Fact.RefundPending f -> about(f.refund()).known(f.providerReference());
      case Fact.Refunded f -> about(f.refund()).with(f.amount()).known(f.providerReference());
      case Fact.OfPayment f -> about(f.payment());
      case Fact.OfRefund f -> about(f.refund());
      case Fact f -> ORDER;
    };
  }

  private static FactSubject about(@Nullable Reference reference) {
    return new FactSubject(reference, null, null, null);
  }

  private FactSubject with(Money money) {
    return new FactSubject(reference, providerReference, money, by);
  }

  private FactSubject known(@Nullable String theirs) {
    return new FactSubject(reference, theirs, amount, by);
  }

  private FactSubject by(String who) {
    return new FactSubject(reference, providerReference, amount, who);
  }
}
