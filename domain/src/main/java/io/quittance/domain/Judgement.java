package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order answers to a command it has not seen before: the design's table of cells. */
final class Judgement {

  private final Order order;
  private final Instant now;

  private Judgement(Order order, Instant now) {
    this.order = order;
    this.now = now;
  }

  static Verdict of(Order order, Command command, Instant now) {
    Judgement judgement = new Judgement(order, now);
    return Invariants.isReportedBroken(order)
        ? judgement.decideWhileBroken(command)
        : judgement.decide(command);
  }

  /** Nothing is sent while the books contradict each other, so nothing is promised either. */
  private Verdict decideWhileBroken(Command command) {
    return switch (command) {
      case Command.Pay c -> Verdict.refuse(RefusalCode.PAYMENT_IN_FLIGHT);
      case Command.Cancel c -> cancel(c);
      case Command.Fulfil c -> Verdict.refuse(RefusalCode.NOT_PAID);
      case Command.Refund c -> Verdict.refuse(RefusalCode.REFUND_IN_FLIGHT);
      case Command.Notice c -> Notices.of(order, c, now);
      case Command.Resolve c -> resolve(c);
    };
  }

  private Verdict decide(Command command) {
    return switch (command) {
      case Command.Pay c -> pay(c);
      case Command.Cancel c -> cancel(c);
      case Command.Fulfil c -> fulfil();
      case Command.Refund c -> refund(c);
      case Command.Notice c -> Notices.of(order, c, now);
      case Command.Resolve c -> resolve(c);
    };
  }

  private Verdict pay(Command.Pay pay) {
    return switch (order.status()) {
      case AWAITING_PAYMENT -> attempt(pay);
      case PAYING -> payAgain(pay);
      case AUTHORIZED, PAID, FULFILLING, FULFILLED -> Verdict.refuse(RefusalCode.ALREADY_PAID);
      case CANCELLING -> Verdict.refuse(RefusalCode.ORDER_CANCELLING);
      case CANCELLED, REFUNDED, EXPIRED, COMPLETED -> ended(CommandKind.PAY);
    };
  }

  private Verdict attempt(Command.Pay pay) {
    String provider = providerOf(pay).orElse(null);
    if (provider == null) {
      return Verdict.refuse(RefusalCode.PROVIDER_UNKNOWN, "provider");
    }
    if (pay.method() == null || pay.method().isBlank()) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "paymentMethod");
    }
    Reference.ToPayment reference = order.nextPayment();
    return Verdict.accept(
        reference,
        new Fact.PaymentAsked(
            reference, provider, pay.method(), pay.returnUrl(), order.terms().amount(), now));
  }

  private Optional<String> providerOf(Command.Pay pay) {
    if (pay.provider() == null) {
      return order.terms().providers().size() == 1
          ? Optional.of(order.terms().providers().firstKey())
          : Optional.empty();
    }
    return Optional.of(pay.provider()).filter(order.terms().providers()::containsKey);
  }

  /** Rule 2: two tabs. The same method joins the pending attempt, another one supersedes it. */
  private Verdict payAgain(Command.Pay pay) {
    Attempt last = order.attempts().getLast();
    if (!(last.state() instanceof AttemptState.Pending) || order.windowClosed()) {
      return Verdict.refuse(RefusalCode.PAYMENT_IN_FLIGHT);
    }
    boolean same =
        last.method().equals(pay.method())
            && (pay.provider() == null || pay.provider().equals(last.provider()));
    return same ? Verdict.accept(last.reference()) : attempt(pay);
  }

  private Verdict cancel(Command.Cancel cancel) {
    return switch (order.status()) {
      case AWAITING_PAYMENT, PAYING, AUTHORIZED, FULFILLING -> requestCancel(cancel);
      case PAID ->
          isDisputed() ? Verdict.refuse(RefusalCode.PAYMENT_DISPUTED) : requestCancel(cancel);
      case FULFILLED -> Verdict.refuse(RefusalCode.ALREADY_FULFILLED);
      case CANCELLING -> Verdict.unchanged();
      case CANCELLED, REFUNDED, EXPIRED, COMPLETED -> ended(CommandKind.CANCEL);
    };
  }

  /** What is unknown is looked at now: the ladder's pause suits nobody who waits for a cancel. */
  private Verdict requestCancel(Command.Cancel cancel) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.CancelRequested(cancel.header().by(), cancel.reason(), now));
    for (Attempt attempt : order.attempts()) {
      if (attempt.state() instanceof AttemptState.Unknown unknown
          && !unknown.missing()
          && unknown.watch().nextAt().isAfter(now)) {
        facts.add(
            new Fact.OutcomeUnknown(
                attempt.reference(), unknown.watch().at(now), unknown.actFrom(), now));
      }
    }
    return new Verdict(new Reply.Accepted(null), facts);
  }

  private boolean isDisputed() {
    return order.payingAttempt().filter(Attempt::isDisputed).isPresent();
  }

  private Verdict fulfil() {
    return switch (order.status()) {
      case AWAITING_PAYMENT, PAYING -> Verdict.refuse(RefusalCode.NOT_PAID);
      case AUTHORIZED -> Verdict.accept(null, new Fact.FulfilmentAsked(now));
      case PAID -> fulfilPaid();
      case FULFILLING, FULFILLED -> Verdict.unchanged();
      case CANCELLING -> Verdict.refuse(RefusalCode.ORDER_CANCELLING);
      case CANCELLED, REFUNDED, EXPIRED, COMPLETED -> ended(CommandKind.FULFIL);
    };
  }

  private Verdict fulfilPaid() {
    boolean somethingLeft = order.refundable(order.payingAttempt().orElseThrow()) > 0;
    return somethingLeft
        ? Verdict.accept(null, new Fact.FulfilmentAsked(now))
        : Verdict.refuse(RefusalCode.REFUND_IN_FLIGHT);
  }

  private Verdict refund(Command.Refund refund) {
    if (order.ending() != null && !EndedOrder.reopens(order.status(), CommandKind.REFUND)) {
      return ended(CommandKind.REFUND);
    }
    if (refund.ifRevision() != null && refund.ifRevision() != order.revision()) {
      return Verdict.refuse(RefusalCode.REVISION_CHANGED);
    }
    String currency = order.terms().amount().currency().getCurrencyCode();
    if (refund.currency() != null && !refund.currency().equals(currency)) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "amount.currency");
    }
    return switch (order.status()) {
      case AWAITING_PAYMENT, PAYING, AUTHORIZED, FULFILLING -> Verdict.refuse(RefusalCode.NOT_PAID);
      case PAID, FULFILLED -> refundOf(order.payingAttempt().orElseThrow(), refund);
      case CANCELLING -> Verdict.refuse(RefusalCode.ORDER_CANCELLING);
      case COMPLETED -> reopened(refundOf(order.payingAttempt().orElseThrow(), refund));
      case CANCELLED, REFUNDED, EXPIRED -> ended(CommandKind.REFUND);
    };
  }

  private Verdict refundOf(Attempt attempt, Command.Refund refund) {
    long left = order.refundable(attempt);
    long asked = refund.minorUnits() == null ? left : refund.minorUnits();
    if (isDisputed()) {
      return Verdict.refuse(RefusalCode.PAYMENT_DISPUTED);
    }
    if (left == 0 && Refunds.of(order, attempt).anyMatch(r -> r.state().isOpen())) {
      return Verdict.refuse(RefusalCode.REFUND_IN_FLIGHT);
    }
    if (left == 0 || asked > left) {
      return Verdict.refuse(RefusalCode.REFUND_EXCEEDS_HELD, "amount");
    }
    if (asked <= 0) {
      return Verdict.refuse(RefusalCode.AMOUNT_INVALID, "amount");
    }
    if (order.status() == OrderStatus.PAID && asked == left) {
      return Verdict.accept(
          null, new Fact.CancelRequested(refund.header().by(), refund.reason(), now));
    }
    return Verdict.accept(
        order.nextRefund(),
        Refunds.first(order, attempt, asked, RefundOrigin.REQUEST, refund.reason(), now));
  }

  /** Rule 10: the refund window says how long the run stays open; a later refund reopens it. */
  private Verdict reopened(Verdict verdict) {
    if (!(verdict.reply() instanceof Reply.Accepted)) {
      return verdict;
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.OrderReopened(order.status(), "A refund was asked for", now));
    facts.addAll(verdict.facts());
    return new Verdict(verdict.reply(), facts);
  }

  private Verdict resolve(Command.Resolve resolve) {
    return order.ending() == null
        ? Resolutions.verdict(order, resolve, now)
        : ended(CommandKind.RESOLVE);
  }

  private Verdict ended(CommandKind kind) {
    return new Verdict(EndedOrder.reply(order.status(), kind), List.of());
  }
}
