package io.quittance.workflows.contract;

import io.quittance.domain.Answer;
import io.quittance.domain.CaptureMode;
import io.quittance.domain.CommandId;
import io.quittance.domain.CommandKind;
import io.quittance.domain.Fact;
import io.quittance.domain.LatePayment;
import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.OrderTerms;
import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.Reference;
import io.quittance.domain.RefundOrigin;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.RefusalCode;
import io.quittance.domain.Reply;
import io.quittance.domain.Review;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One of everything that is written down. */
final class Samples {

  static final Instant T = Instant.parse("2026-01-02T03:04:05.678Z");
  static final OrderId ID = new OrderId("A-1");
  static final Reference.ToPayment P1 = new Reference.ToPayment(ID, 1);
  static final Reference.ToRefund R1 = new Reference.ToRefund(ID, 1);
  static final Reference.ToRefund R2 = new Reference.ToRefund(ID, 2);
  static final Money EUR = Money.of(4210, "EUR");
  static final Watch WATCH = new Watch(T, 1, T.plusSeconds(1));
  static final ProviderTraits TRAITS =
      new ProviderTraits(
          true,
          Duration.ofSeconds(30),
          Duration.ofHours(24),
          Duration.ofDays(5),
          Duration.ofDays(7),
          80);

  private Samples() {}

  static OrderTerms terms() {
    return start().toTerms();
  }

  static StartOrder start() {
    return new StartOrder(
        "A-1",
        "c-1",
        new Amount(4210, "EUR"),
        "two tickets",
        Duration.ofMinutes(30),
        CaptureMode.SALE.name(),
        LatePayment.AUTO_REFUND.name(),
        Duration.ofDays(30),
        new TreeMap<>(Map.of("cart", "77")),
        List.of(ProviderPromise.of("simulator", TRAITS)),
        null);
  }

  static Stream<Fact> facts() {
    return Stream.of(
        new Fact.OrderPlaced(terms(), T),
        answered(new Reply.Accepted(P1)),
        answered(new Reply.Accepted(null)),
        answered(new Reply.Unchanged()),
        answered(new Reply.Refused(RefusalCode.FIELD_INVALID, "paymentMethod")),
        new Fact.CancelRequested("customer", "changed my mind", T),
        new Fact.FulfilmentAsked(T),
        new Fact.Fulfilled(T),
        new Fact.FulfilmentFailed(T),
        new Fact.PaymentWindowClosed(T),
        new Fact.ReviewOpened(new Review(Review.Kind.DISPUTED, P1, EUR, T, "because"), T),
        new Fact.ReviewWithdrawn(T),
        new Fact.ReviewDecided(Review.Kind.DISPUTED, ReviewDecision.WRITE_OFF, "kim", "9", T),
        new Fact.ReviewResolved(Review.Kind.DISPUTED, ReviewDecision.WRITE_OFF, "kim", null, T),
        new Fact.OrderEnded(OrderStatus.REFUNDED, T),
        new Fact.OrderReopened(OrderStatus.COMPLETED, "because", T),
        new Fact.LookAsked(P1, WATCH, T),
        new Fact.LookEnded(R1, true, T),
        new Fact.MoneyFound(P1, "simulator", "theirs-7", EUR, "ch_1", T),
        new Fact.PaymentAsked(P1, "simulator", "tok_ok", null, EUR, T),
        new Fact.ChargeSent(P1, T),
        new Fact.ChargeNotSent(P1, T.plusSeconds(9), T),
        new Fact.PaymentPending(P1, "https://bank.example/1", "ch_1", WATCH, T, T),
        new Fact.Authorized(P1, EUR, "ch_1", WATCH, T, T),
        new Fact.CaptureSent(P1, EUR, WATCH, T),
        new Fact.Captured(P1, EUR, "ch_1", T),
        new Fact.Declined(P1, "card_declined", T),
        new Fact.OutcomeUnknown(P1, WATCH, T, T),
        new Fact.AttemptNotFound(P1, WATCH, T, T),
        new Fact.CloseSent(P1, WATCH, T),
        new Fact.CloseRefused(P1, RefusalCause.TOO_LATE, WATCH, T, T),
        new Fact.AttemptClosed(P1, T),
        new Fact.PaymentDisputed(P1, T),
        new Fact.DisputeWithdrawn(P1, T),
        new Fact.AmountAccepted(P1, EUR, T),
        new Fact.Adjusted(P1, -4210, ReviewDecision.WRITE_OFF, T),
        new Fact.Reversed(R2, P1, EUR, T),
        new Fact.RefundRequested(R1, P1, EUR, RefundOrigin.CANCEL, "why", 0, T, T, WATCH, T),
        new Fact.RefundSent(R1, WATCH, T),
        new Fact.RefundPending(R1, "re_1", WATCH, T),
        new Fact.RefundUnknown(R1, WATCH, T),
        new Fact.RefundNotFound(R1, WATCH, T),
        new Fact.Refunded(R1, EUR, "re_1", T),
        new Fact.RefundFailed(R1, RefusalCause.OTHER, R2, T),
        new Fact.RefundFailed(R1, RefusalCause.TOO_OLD, null, T));
  }

  private static Fact answered(Reply reply) {
    return new Fact.CommandAnswered(
        new CommandId("k-1"), new Answer(CommandKind.PAY, "f00d", reply), "customer", T);
  }

  static Stream<Outcome> outcomes() {
    return Stream.of(
        new Outcome.Captured(P1, EUR, "ch_1"),
        new Outcome.Authorized(P1, EUR, null),
        new Outcome.Pending(P1, "https://bank.example/1", "ch_1"),
        new Outcome.Declined(P1, "card_declined"),
        new Outcome.Closed(P1),
        new Outcome.Refunded(R1, EUR, "re_1"),
        new Outcome.RefundPending(R1, "re_1"),
        new Outcome.Refused(R1, RefusalCause.OTHER),
        new Outcome.NotFound(P1),
        new Outcome.Disputed(P1, EUR, Money.of(0, "EUR"), "ch_1"),
        new Outcome.NotSent(P1, Duration.ofSeconds(7)),
        new Outcome.Unknown(P1));
  }
}
