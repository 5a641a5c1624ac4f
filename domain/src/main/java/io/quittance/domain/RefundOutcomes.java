package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the provider's answer about a refund means. It is the same whether the answer came to the
 * send or to a look-up: a refund under way only ever needs to be seen through.
 */
final class RefundOutcomes {

  private final Order order;
  private final Refund refund;
  private final Instant now;

  private RefundOutcomes(Order order, Refund refund, Instant now) {
    this.order = order;
    this.refund = refund;
    this.now = now;
  }

  static List<Fact> facts(Order order, Refund refund, Outcome outcome, Instant now) {
    RefundOutcomes about = new RefundOutcomes(order, refund, now);
    return switch (refund.state()) {
      case RefundState.Sent s -> about.underWay(s.watch(), outcome);
      case RefundState.Pending s -> about.underWay(s.watch(), outcome);
      case RefundState.Unknown s -> about.underWay(s.watch(), outcome);
      case RefundState.Requested s when refund.sentBefore().isPresent() ->
          about.underWay(s.watch(), outcome);
      case RefundState.Requested s -> List.of();
      case RefundState.Succeeded s -> about.lateOfSucceeded(outcome);
      case RefundState.Failed s -> about.lateOfFailed(outcome);
    };
  }

  /** Rule 9: a refund that the provider takes back after success is a failed one. */
  private List<Fact> lateOfSucceeded(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused x -> refused(x.cause());
      case Outcome.Refunded x -> List.of();
      case Outcome.RefundPending x -> List.of();
      case Outcome.Captured x -> List.of();
      case Outcome.Authorized x -> List.of();
      case Outcome.Pending x -> List.of();
      case Outcome.Declined x -> List.of();
      case Outcome.Closed x -> List.of();
      case Outcome.NotFound x -> List.of();
      case Outcome.Disputed x -> List.of();
      case Outcome.NotSent x -> List.of();
      case Outcome.Unknown x -> List.of();
    };
  }

  /** The money went back after all: what the order makes of too much is I3's matter. */
  private List<Fact> lateOfFailed(Outcome outcome) {
    if (!(outcome instanceof Outcome.Refunded x) || x.amount().isZero()) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.Refunded(refund.reference(), x.amount(), x.providerReference(), now));
    boolean wasSettledOtherwise =
        refund.state() instanceof RefundState.Failed failed
            && failed.cause() == RefusalCause.BY_DECISION;
    if (wasSettledOtherwise) {
      String evidence =
          refund.reference() + " went through after a person had settled it otherwise";
      facts.add(Reviews.broken(order, List.of(evidence), now));
    }
    return facts;
  }

  private List<Fact> underWay(Watch before, Outcome outcome) {
    Watch watch = before.looked(now);
    return switch (outcome) {
      case Outcome.Refunded x when x.amount().isZero() -> unknown(watch);
      case Outcome.Refunded x ->
          List.of(new Fact.Refunded(refund.reference(), x.amount(), x.providerReference(), now));
      case Outcome.RefundPending x -> pending(x, watch);
      case Outcome.Refused x -> refused(x.cause());
      case Outcome.Disputed x -> failedForGood(RefusalCause.DISPUTED);
      case Outcome.NotFound x ->
          overdueToo(new Fact.RefundNotFound(refund.reference(), sendAgain(watch), now));
      case Outcome.NotSent x -> unknown(notBefore(watch, x));
      case Outcome.Unknown x -> unknown(watch);
      case Outcome.Captured x -> unknown(watch);
      case Outcome.Authorized x -> unknown(watch);
      case Outcome.Pending x -> unknown(watch);
      case Outcome.Declined x -> unknown(watch);
      case Outcome.Closed x -> unknown(watch);
    };
  }

  /** A look-up that found nothing is followed by the send; a send that found nothing waits. */
  private Watch sendAgain(Watch watch) {
    return refund.state() instanceof RefundState.Sent ? watch : watch.at(now);
  }

  private Watch notBefore(Watch watch, Outcome.NotSent notSent) {
    Instant asked = notSent.retryAfter() == null ? now : now.plus(notSent.retryAfter());
    return asked.isAfter(watch.nextAt()) ? watch.at(asked) : watch;
  }

  private List<Fact> pending(Outcome.RefundPending x, Watch watch) {
    Fact pending = new Fact.RefundPending(refund.reference(), x.providerReference(), watch, now);
    return overdueToo(pending);
  }

  private List<Fact> unknown(Watch watch) {
    return overdueToo(new Fact.RefundUnknown(refund.reference(), watch, now));
  }

  private List<Fact> overdueToo(Fact fact) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact);
    facts.addAll(Reviews.ofOverdue(order, refund, now));
    return facts;
  }

  /** Rule 9: permanent causes go to a person, "already refunded" is looked at, others try again. */
  private List<Fact> refused(RefusalCause cause) {
    if (cause == RefusalCause.ALREADY_REFUNDED) {
      return refundedBefore();
    }
    return cause.isPermanent() ? failedForGood(cause) : failedForNow(cause);
  }

  /** The reference is used up, and the charge itself tells what went back. */
  private List<Fact> refundedBefore() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.RefundFailed(refund.reference(), RefusalCause.ALREADY_REFUNDED, null, now));
    if (order.look(refund.payment()).isEmpty()) {
      facts.add(new Fact.LookAsked(refund.payment(), Watch.dueAt(now), now));
    }
    return facts;
  }

  private List<Fact> failedForNow(RefusalCause cause) {
    Attempt attempt = order.attempt(refund.payment()).orElseThrow();
    Fact.RefundRequested successor = Refunds.successor(order, attempt, refund, now);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.RefundFailed(refund.reference(), cause, successor.refund(), now));
    facts.add(successor);
    facts.addAll(Reviews.ofOverdue(order, refund, now));
    return facts;
  }

  private List<Fact> failedForGood(RefusalCause cause) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.RefundFailed(refund.reference(), cause, null, now));
    if (cause == RefusalCause.DISPUTED) {
      facts.add(new Fact.PaymentDisputed(refund.payment(), now));
    }
    facts.addAll(
        cause == RefusalCause.DISPUTED
            ? Reviews.ofDispute(order, order.attempt(refund.payment()).orElseThrow(), now)
            : Reviews.ofRefused(order, refund, cause, now));
    return facts;
  }
}
