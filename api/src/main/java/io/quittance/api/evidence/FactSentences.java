package io.quittance.api.evidence;

import io.quittance.domain.Fact;
import io.quittance.domain.Reply;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every fact in a sentence, for the person who has to explain it to a customer. */
final class FactSentences {

  private FactSentences() {}

  static String of(Fact fact, Taken taken) {
    return switch (fact) {
      case Fact.OfPayment f -> ofPayment(f, taken);
      case Fact.OfRefund f -> ofRefund(f);
      case Fact.OrderPlaced f -> "The order was placed, for " + f.terms().amount();
      case Fact.CommandAnswered f -> answered(f);
      case Fact.CancelRequested f -> "A cancel was accepted; from now on nothing is charged";
      case Fact.FulfilmentAsked f -> "Fulfilment was asked for";
      case Fact.Fulfilled f -> "The money is there and the goods may go";
      case Fact.FulfilmentFailed f -> "The capture that fulfilment needs was refused";
      case Fact.PaymentWindowClosed f -> "The time to pay is over";
      case Fact.ReviewOpened f -> "A person must decide: " + f.review().evidence();
      case Fact.ReviewWithdrawn f -> "What a person was to decide has answered itself";
      case Fact.ReviewDecided f ->
          f.by() + " decided to " + cause(f.decision()) + "; it is looked up once more first";
      case Fact.ReviewResolved f ->
          "What " + f.by() + " decided is done: " + cause(f.decision()) + evidence(f.evidence());
      case Fact.OrderEnded f -> "The order ended as " + f.status();
      case Fact.OrderReopened f -> "The order, ended as " + f.from() + ", goes on: " + f.why();
      case Fact.LookAsked f -> f.of() + " is to be looked up, though it was thought settled";
      case Fact.LookEnded f ->
          "The provider answered about " + f.of() + (f.settled() ? "" : "; it does not explain it");
    };
  }

  private static String answered(Fact.CommandAnswered fact) {
    String command = fact.answer().kind().code();
    return switch (fact.answer().reply()) {
      case Reply.Accepted r -> command + " was accepted";
      case Reply.Unchanged r -> command + " changed nothing: the order stood there already";
      case Reply.Refused r ->
          command + " was refused: " + r.code().code() + (r.field() == null ? "" : " " + r.field());
    };
  }

  private static String ofPayment(Fact.OfPayment fact, Taken taken) {
    return switch (fact) {
      case Fact.PaymentAsked f -> "A payment by " + f.method() + " was asked for";
      case Fact.MoneyFound f -> f.provider() + " holds money that no order asked for";
      case Fact.ChargeSent f -> "The charge is on its way to the provider";
      case Fact.ChargeNotSent f -> "The charge certainly did not arrive; again at " + f.retryAt();
      case Fact.PaymentPending f -> "The customer must act; next look at " + f.watch().nextAt();
      case Fact.Authorized f -> f.amount() + " is reserved";
      case Fact.CaptureSent f -> "The capture is on its way to the provider";
      case Fact.Captured f -> f.amount() + " was taken";
      case Fact.Declined f -> "The payment was declined: " + f.code();
      case Fact.OutcomeUnknown f ->
          "What became of it is not known; next look at " + f.watch().nextAt();
      case Fact.AttemptNotFound f -> "The provider has never seen it, which is no proof yet";
      case Fact.CloseSent f -> "The close is on its way to the provider";
      case Fact.CloseRefused f -> "The provider would not close it: " + cause(f.cause());
      case Fact.AttemptClosed f -> "It took no money and can't any more";
      case Fact.PaymentDisputed f -> "The customer disputes it at the bank";
      case Fact.DisputeWithdrawn f -> "The customer disputes it no longer";
      case Fact.AmountAccepted f -> f.amount() + " was accepted as what was asked for";
      case Fact.Adjusted f ->
          taken.text(f.payment(), f.minorUnits()) + " of it count as settled outside";
    };
  }

  private static String ofRefund(Fact.OfRefund fact) {
    return switch (fact) {
      case Fact.RefundRequested f -> "A refund of " + f.amount() + " of " + f.payment() + " is due";
      case Fact.RefundSent f -> "The refund is on its way to the provider";
      case Fact.RefundPending f ->
          "The provider has the refund; next look at " + f.watch().nextAt();
      case Fact.RefundUnknown f ->
          "What became of the refund is not known; next look at " + f.watch().nextAt();
      case Fact.RefundNotFound f -> "The provider has never seen the refund; it is sent again";
      case Fact.Reversed f -> f.amount() + " of " + f.payment() + " went back by the provider";
      case Fact.Refunded f -> f.amount() + " went back";
      case Fact.RefundFailed f ->
          "The refund failed: "
              + cause(f.cause())
              + (f.successor() == null ? "; a person decides" : "; next is " + f.successor());
    };
  }

  private static String evidence(@Nullable String words) {
    return words == null ? "" : " (" + words + ")";
  }

  private static String cause(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
