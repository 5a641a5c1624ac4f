package io.quittance.domain;

import java.util.List;

/**
 * The double-entry bookkeeping of an order: which accounts a fact moves money between. Gross
 * amounts; fees and payouts are not booked. A debit is positive, and each fact's postings sum to
 * zero.
 */
public final class Postings {

  private static final String REVENUE = "merchant/revenue";
  private static final String REFUNDS = "merchant/refunds";
  private static final String ADJUSTMENTS = "merchant/adjustments";
  private static final String UNMATCHED = "suspense/unmatched";

  private final Order before;

  private Postings(Order before) {
    this.before = before;
  }

  /**
   * Returns what a fact books; empty if no money moves by it.
   *
   * @param before the order before the fact; for its placing, the order it makes
   */
  public static List<Posting> of(Order before, Fact fact) {
    Postings postings = new Postings(before);
    return switch (fact) {
      case Fact.Captured f -> postings.captured(f);
      case Fact.MoneyFound f -> postings.found(f);
      case Fact.Fulfilled f -> postings.fulfilled();
      case Fact.Refunded f -> postings.refunded(f);
      case Fact.RefundFailed f -> postings.takenBack(f);
      case Fact.Reversed f -> postings.returned(f.payment(), f.amount());
      case Fact.Adjusted f -> postings.adjusted(f);
      case Fact.OrderPlaced f -> List.of();
      case Fact.CommandAnswered f -> List.of();
      case Fact.CancelRequested f -> List.of();
      case Fact.FulfilmentAsked f -> List.of();
      case Fact.FulfilmentFailed f -> List.of();
      case Fact.PaymentWindowClosed f -> List.of();
      case Fact.ReviewOpened f -> List.of();
      case Fact.ReviewWithdrawn f -> List.of();
      case Fact.ReviewDecided f -> List.of();
      case Fact.ReviewResolved f -> List.of();
      case Fact.OrderEnded f -> List.of();
      case Fact.OrderReopened f -> List.of();
      case Fact.LookAsked f -> List.of();
      case Fact.LookEnded f -> List.of();
      case Fact.PaymentAsked f -> List.of();
      case Fact.ChargeSent f -> List.of();
      case Fact.ChargeNotSent f -> List.of();
      case Fact.PaymentPending f -> List.of();
      case Fact.Authorized f -> List.of();
      case Fact.CaptureSent f -> List.of();
      case Fact.Declined f -> List.of();
      case Fact.OutcomeUnknown f -> List.of();
      case Fact.AttemptNotFound f -> List.of();
      case Fact.CloseSent f -> List.of();
      case Fact.CloseRefused f -> List.of();
      case Fact.AttemptClosed f -> List.of();
      case Fact.PaymentDisputed f -> List.of();
      case Fact.DisputeWithdrawn f -> List.of();
      case Fact.AmountAccepted f -> List.of();
      case Fact.RefundRequested f -> List.of();
      case Fact.RefundSent f -> List.of();
      case Fact.RefundPending f -> List.of();
      case Fact.RefundUnknown f -> List.of();
      case Fact.RefundNotFound f -> List.of();
    };
  }

  /** Returns the account of what a provider took and has not paid out. */
  public static String receivable(String provider) {
    return "provider/" + provider + "/receivable";
  }

  /** Returns the account of what an order's customer paid and has neither got nor got back. */
  public static String customerFunds(OrderId order) {
    return "order/" + order + "/customer-funds";
  }

  private List<Posting> captured(Fact.Captured fact) {
    Attempt attempt = before.attempt(fact.payment()).orElseThrow();
    return move(fact.amount(), receivable(attempt.provider()), funds());
  }

  private List<Posting> found(Fact.MoneyFound fact) {
    return move(fact.amount(), receivable(fact.provider()), funds());
  }

  /** The paying payment's whole balance is earned, what is still being returned of it included. */
  private List<Posting> fulfilled() {
    return before
        .payingAttempt()
        .map(paying -> move(before.balance(paying), funds(), REVENUE))
        .orElse(List.of());
  }

  private List<Posting> refunded(Fact.Refunded fact) {
    return returned(before.refund(fact.refund()).orElseThrow().payment(), fact.amount());
  }

  private List<Posting> returned(Reference.ToPayment payment, Money amount) {
    return move(amount, owedFor(payment), receivable(providerOf(payment)));
  }

  /** Money settled outside is owed no longer; the provider's account still has it. */
  private List<Posting> adjusted(Fact.Adjusted fact) {
    Money settled =
        new Money(
            Math.abs(fact.minorUnits()),
            before.attempt(fact.payment()).orElseThrow().money().currency());
    return fact.minorUnits() > 0
        ? move(settled, owedFor(fact.payment()), ADJUSTMENTS)
        : move(settled, ADJUSTMENTS, owedFor(fact.payment()));
  }

  private String owedFor(Reference.ToPayment payment) {
    return before.isEarned(payment) ? REFUNDS : funds();
  }

  /** A refund that failed without having succeeded moved nothing. */
  private List<Posting> takenBack(Fact.RefundFailed fact) {
    Refund refund = before.refund(fact.refund()).orElseThrow();
    return refund.state() instanceof RefundState.Succeeded succeeded
        ? move(
            refund.amount(),
            receivable(providerOf(refund.payment())),
            succeeded.ofRevenue() ? REFUNDS : funds())
        : List.of();
  }

  private String funds() {
    return before.id().isUnmatched() ? UNMATCHED : customerFunds(before.id());
  }

  private String providerOf(Reference.ToPayment payment) {
    return before.attempt(payment).orElseThrow().provider();
  }

  private static List<Posting> move(Money amount, String debited, String credited) {
    return amount.isZero()
        ? List.of()
        : List.of(
            new Posting(debited, amount.currency(), amount.minorUnits()),
            new Posting(credited, amount.currency(), -amount.minorUnits()));
  }
}
