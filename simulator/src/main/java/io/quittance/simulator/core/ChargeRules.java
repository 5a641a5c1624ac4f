package io.quittance.simulator.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the provider does with charges. */
final class ChargeRules {

  private ChargeRules() {}

  static Decision make(
      @Nullable ChargeEntry known,
      int throttled,
      ChargeRequest request,
      boolean masked,
      Instant now) {
    // A lost call never arrives, so not even a used or closed reference can answer it.
    if (request.method().charging() == Charging.LOST) {
      return new Decision(List.of(), new Verdict.Unanswered("not_executed", false));
    }
    if (known != null) {
      return repeat(known, request);
    }
    return switch (request.method().charging()) {
      case CAPTURES, DECLINES, TAKES_LESS, REVERSES, CAPTURE_FAILS, EXPIRES ->
          executeAtOnce(request, masked, now);
      case FAILS_AFTER -> executeAtOnce(request, true, now);
      case RATE_LIMITED ->
          throttled < PaymentMethod.RATE_LIMITED_POSTS
              ? throttle(request, now)
              : executeAtOnce(request, masked, now);
      case UNANSWERED -> unanswered(executeAtOnce(request, masked, now));
      case DELAYED ->
          new Decision(
              List.of(accept(request, masked, now)), new Verdict.Unanswered("pending", false));
      case SLOW ->
          new Decision(
              List.of(accept(request, masked, now)), new Verdict.Waits(request.reference(), false));
      case REDIRECTS -> redirect(accept(request, masked, now));
      case LOST -> throw new IllegalStateException("a lost call was let in");
    };
  }

  static List<Event> execute(@Nullable ChargeEntry entry, Instant now) {
    if (entry == null || entry.accepted() == null || !entry.unexecuted()) {
      return List.of();
    }
    return List.of(Execution.of(entry.accepted(), now));
  }

  static Decision capture(@Nullable ChargeEntry known, Instant now) {
    if (known == null || known.hidden()) {
      return Decision.refused(Problem.CHARGE_NOT_FOUND);
    }
    return switch (known.charge().status()) {
      case AUTHORIZED ->
          methodOf(known).charging() == Charging.CAPTURE_FAILS
              ? Decision.refused(Problem.CAPTURE_REFUSED)
              : take(known, now);
      case CAPTURED -> Decision.shown(known.charge());
      case PENDING -> Decision.refused(Problem.CHARGE_PENDING);
      case DECLINED -> Decision.refused(Problem.ALREADY_DECLINED);
      case CLOSED -> Decision.refused(Problem.REFERENCE_CLOSED);
    };
  }

  /** The whole of what is reserved, or was asked for, is taken, as the method has it. */
  static Decision take(ChargeEntry known, Instant now) {
    PaymentMethod method = methodOf(known);
    Amount amount = known.charge().amount();
    Event.ChargeCaptured event =
        new Event.ChargeCaptured(
            now,
            known.charge().reference(),
            amount == null ? null : method.taken(amount),
            method.undone(ChargeStatus.CAPTURED, now));
    return Decision.done(event, known.captured(event).charge());
  }

  static Decision close(
      @Nullable ChargeEntry known, String reference, boolean tombstones, Instant now) {
    Event.ChargeClosed event =
        new Event.ChargeClosed(now, reference, ProviderId.ofCharge(reference));
    if (known == null || known.hidden()) {
      if (!tombstones) {
        return Decision.refused(Problem.TOMBSTONES_UNSUPPORTED);
      }
      ChargeEntry closed = known == null ? ChargeEntry.tombstone(0, event) : known.closed();
      return Decision.done(event, closed.charge());
    }
    return switch (known.charge().status()) {
      case PENDING, AUTHORIZED -> Decision.done(event, known.charge().closed());
      case CLOSED -> Decision.shown(known.charge());
      case CAPTURED -> Decision.refused(Problem.ALREADY_CAPTURED);
      case DECLINED -> Decision.refused(Problem.ALREADY_DECLINED);
    };
  }

  static Decision dispute(@Nullable ChargeEntry known, Instant now) {
    if (known == null || known.hidden()) {
      return Decision.refused(Problem.CHARGE_NOT_FOUND);
    }
    Charge charge = known.charge();
    if (charge.status() != ChargeStatus.CAPTURED) {
      return Decision.refused(Problem.CHARGE_NOT_CAPTURED);
    }
    return charge.disputed()
        ? Decision.shown(charge)
        : Decision.done(new Event.ChargeDisputed(now, charge.reference()), charge.underDispute());
  }

  static Decision lookUp(@Nullable ChargeEntry known) {
    return known == null || known.hidden()
        ? Decision.refused(Problem.CHARGE_NOT_FOUND)
        : Decision.shown(known.charge());
  }

  static Verdict settled(@Nullable ChargeEntry known, boolean replayed) {
    Answer answer = known == null ? null : known.firstAnswer();
    if (known == null || answer == null) {
      throw new IllegalStateException("the charge is not settled");
    }
    return new Verdict.Answered(answer, outcome(known.charge(), answer), replayed);
  }

  private static String outcome(Charge charge, Answer answer) {
    boolean neverExecuted =
        answer instanceof Answer.Refused refused && refused.problem() == Problem.REFERENCE_CLOSED;
    return (neverExecuted ? Problem.REFERENCE_CLOSED : charge.status()).toString();
  }

  private static Decision repeat(ChargeEntry known, ChargeRequest request) {
    Event.ChargeAccepted first = known.accepted();
    if (first != null && !sameBody(first, request)) {
      return Decision.refused(Problem.IDEMPOTENCY_CONFLICT);
    }
    if (known.firstAnswer() != null) {
      return new Decision(List.of(), settled(known, true));
    }
    return known.hidden()
        ? new Decision(List.of(), new Verdict.Unanswered("pending", true))
        : new Decision(List.of(), new Verdict.Waits(request.reference(), true));
  }

  private static boolean sameBody(Event.ChargeAccepted first, ChargeRequest request) {
    return first.amount().equals(request.amount())
        && first.method() == request.method()
        && first.capture() == request.capture()
        && Objects.equals(first.returnUrl(), request.returnUrl());
  }

  private static Decision executeAtOnce(ChargeRequest request, boolean masked, Instant now) {
    Event.ChargeAccepted accepted = accept(request, masked, now);
    Event.ChargeExecuted executed = Execution.of(accepted, now);
    ChargeEntry after = ChargeEntry.accepted(0, accepted).executed(executed);
    Answer answer = after.firstAnswer();
    if (answer == null) {
      throw new IllegalStateException("an executed charge has an answer");
    }
    return new Decision(
        List.of(accepted, executed),
        new Verdict.Answered(answer, executed.status().toString(), false));
  }

  private static Decision unanswered(Decision decision) {
    String outcome =
        decision.verdict() instanceof Verdict.Answered answered ? answered.outcome() : "pending";
    return new Decision(decision.events(), new Verdict.Unanswered(outcome, false));
  }

  private static Decision redirect(Event.ChargeAccepted accepted) {
    ChargeEntry after = ChargeEntry.accepted(0, accepted);
    return new Decision(List.of(accepted), settled(after, false));
  }

  private static Decision throttle(ChargeRequest request, Instant now) {
    return new Decision(
        List.of(new Event.ChargeThrottled(now, request.reference())),
        new Verdict.Answered(
            Answer.Refused.because(Problem.RATE_LIMITED), Problem.RATE_LIMITED.toString(), false));
  }

  private static Event.ChargeAccepted accept(ChargeRequest request, boolean masked, Instant now) {
    return new Event.ChargeAccepted(
        now,
        request.reference(),
        ProviderId.ofCharge(request.reference()),
        request.amount(),
        request.method(),
        request.capture(),
        request.method().due(now),
        masked,
        request.returnUrl());
  }

  private static PaymentMethod methodOf(ChargeEntry known) {
    return known.accepted() == null ? PaymentMethod.TOK_OK : known.accepted().method();
  }
}
