package io.quittance.simulator.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the provider does with refunds. */
final class RefundRules {

  private RefundRules() {}

  static Decision make(
      @Nullable RefundEntry known,
      @Nullable ChargeEntry charge,
      RefundRequest request,
      boolean masked,
      Instant now) {
    if (known != null) {
      return repeat(known, request);
    }
    Optional<Problem> problem = problem(charge, request);
    return problem.isPresent() || charge == null
        ? refuse(problem.orElse(Problem.CHARGE_NOT_FOUND), request, masked, now)
        : accept(charge, request, masked, now);
  }

  static List<Event> execute(@Nullable RefundEntry entry, Instant now) {
    return entry == null || entry.refund().status() != RefundStatus.PENDING
        ? List.of()
        : List.of(new Event.RefundExecuted(now, entry.refund().reference()));
  }

  static List<Event> takeBack(@Nullable RefundEntry entry, Instant now) {
    return entry == null || entry.refund().status() != RefundStatus.SUCCEEDED || entry.due() == null
        ? List.of()
        : List.of(new Event.RefundTakenBack(now, entry.refund().reference()));
  }

  static Decision lookUp(@Nullable RefundEntry known) {
    return known == null
        ? Decision.refused(Problem.REFUND_NOT_FOUND)
        : Decision.answered(
            new Answer.OfRefund(200, known.refund()), known.refund().status().toString());
  }

  private static Decision repeat(RefundEntry known, RefundRequest request) {
    Refund first = known.refund();
    if (!first.charge().equals(request.charge()) || !first.amount().equals(request.amount())) {
      return Decision.refused(Problem.IDEMPOTENCY_CONFLICT);
    }
    String outcome = first.failureCode() == null ? first.status().toString() : first.failureCode();
    return new Decision(List.of(), new Verdict.Answered(known.firstAnswer(), outcome, true));
  }

  private static Optional<Problem> problem(@Nullable ChargeEntry charge, RefundRequest request) {
    if (charge == null || charge.hidden()) {
      return Optional.of(Problem.CHARGE_NOT_FOUND);
    }
    Amount amount = charge.charge().amount();
    if (charge.charge().status() != ChargeStatus.CAPTURED || amount == null) {
      return Optional.of(Problem.CHARGE_NOT_CAPTURED);
    }
    if (!amount.currency().equals(request.amount().currency())) {
      return Optional.of(Problem.CURRENCY_MISMATCH);
    }
    if (charge.charge().disputed()) {
      return Optional.of(Problem.CHARGE_DISPUTED);
    }
    if (charge.charge().refunded() == charge.charge().captured()) {
      return Optional.of(Problem.ALREADY_REFUNDED);
    }
    if (request.amount().value() > charge.left()) {
      return Optional.of(Problem.REFUND_EXCEEDS_CAPTURED);
    }
    return refusal(charge);
  }

  private static Optional<Problem> refusal(ChargeEntry charge) {
    return switch (refundingOf(charge)) {
      case FAILS_AT_FIRST -> refusalAtFirst(charge);
      case ACCOUNT_CLOSED -> Optional.of(Problem.ACCOUNT_CLOSED);
      case TOO_OLD -> Optional.of(Problem.CHARGE_TOO_OLD);
      case SUCCEEDS, UNANSWERED, PENDING, NEVER, TAKEN_BACK -> Optional.empty();
    };
  }

  private static Optional<Problem> refusalAtFirst(ChargeEntry charge) {
    return charge.refunds().refused() < PaymentMethod.REFUSED_REFUNDS
        ? Optional.of(Problem.REFUND_REFUSED)
        : Optional.empty();
  }

  private static Refunding refundingOf(ChargeEntry charge) {
    return charge.accepted() == null ? Refunding.SUCCEEDS : charge.accepted().method().refunding();
  }

  private static Decision refuse(
      Problem problem, RefundRequest request, boolean masked, Instant now) {
    Event.RefundRefused event =
        new Event.RefundRefused(
            now,
            request.reference(),
            ProviderId.ofRefund(request.reference()),
            request.charge(),
            request.amount(),
            problem,
            masked);
    return new Decision(
        List.of(event),
        new Verdict.Answered(RefundEntry.refused(event).firstAnswer(), problem.toString(), false));
  }

  private static Decision accept(
      ChargeEntry charge, RefundRequest request, boolean masked, Instant now) {
    return switch (refundingOf(charge)) {
      case SUCCEEDS, FAILS_AT_FIRST, ACCOUNT_CLOSED, TOO_OLD ->
          executeAtOnce(request, null, masked, now);
      case TAKEN_BACK -> executeAtOnce(request, takenBackAt(charge, now), masked, now);
      case UNANSWERED ->
          new Decision(
              executeAtOnce(request, null, masked, now).events(),
              new Verdict.Unanswered(RefundStatus.SUCCEEDED.toString(), false));
      case PENDING ->
          pending(accepted(request, now.plus(PaymentMethod.REFUND_PENDING_FOR), masked, now));
      case NEVER -> pending(accepted(request, null, masked, now));
    };
  }

  /** One refund of a charge is taken back; were it each, no money could ever be returned. */
  private static @Nullable Instant takenBackAt(ChargeEntry charge, Instant now) {
    return charge.refunds().undone() ? null : now.plus(PaymentMethod.REFUND_TAKEN_BACK_AFTER);
  }

  private static Decision executeAtOnce(
      RefundRequest request, @Nullable Instant undone, boolean masked, Instant now) {
    Event.RefundAccepted accepted = accepted(request, now, masked, now);
    RefundEntry after = RefundEntry.accepted(accepted).executed(undone);
    return new Decision(
        List.of(accepted, new Event.RefundExecuted(now, request.reference(), undone)),
        new Verdict.Answered(after.firstAnswer(), RefundStatus.SUCCEEDED.toString(), false));
  }

  private static Decision pending(Event.RefundAccepted accepted) {
    return new Decision(
        List.of(accepted),
        new Verdict.Answered(
            RefundEntry.accepted(accepted).firstAnswer(), RefundStatus.PENDING.toString(), false));
  }

  private static Event.RefundAccepted accepted(
      RefundRequest request, @Nullable Instant due, boolean masked, Instant now) {
    return new Event.RefundAccepted(
        now,
        request.reference(),
        ProviderId.ofRefund(request.reference()),
        request.charge(),
        request.amount(),
        due,
        masked);
  }
}
