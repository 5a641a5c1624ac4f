package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rule 14: how a person's decision of a review is taken and carried out. Between the two nothing
 * new is sent, the calls that have not returned are awaited, and all it rests on is looked up once.
 */
final class Resolutions {

  private Resolutions() {}

  /** Returns what a person may decide about the open review; empty if nothing is open. */
  static List<ReviewDecision> allowed(Order order) {
    if (order.review() == null || order.resolution() != null) {
      return List.of();
    }
    ReviewDecision retry = ReviewDecision.RETRY;
    ReviewDecision accept = ReviewDecision.ACCEPT_PROVIDER_STATE;
    ReviewDecision settled = ReviewDecision.SETTLED_OUTSIDE;
    ReviewDecision writtenOff = ReviewDecision.WRITE_OFF;
    // Where money must be zero before the end, to accept that it is not would settle nothing.
    boolean mustBeZero =
        order.isCancelling()
            || order.attempts().stream()
                .anyMatch(a -> Settlement.mustGoBack(order, a) && order.refundable(a) != 0);
    return switch (order.review().kind()) {
      case PAYMENT_UNKNOWN -> List.of(retry, accept, writtenOff);
      case CLOSE_REFUSED -> List.of(retry, writtenOff);
      case WRONG_AMOUNT, PROVIDER_REVERSED -> List.of(accept);
      case REFUND_REFUSED, REFUND_OVERDUE, DISPUTED ->
          mustBeZero
              ? List.of(retry, settled, writtenOff)
              : List.of(retry, accept, settled, writtenOff);
      case PROVIDER_DIFFERS ->
          mustBeZero ? List.of(retry, accept, settled, writtenOff) : List.of(retry, accept);
      case LATE_PAYMENT, UNMATCHED_MONEY, INVARIANT_BROKEN -> List.of(retry, settled, writtenOff);
      case JOURNAL_CONFLICT, REFERENCE_CLASH, BOOKS_REFUSED -> List.of(retry, accept);
    };
  }

  static Verdict verdict(Order order, Command.Resolve resolve, Instant now) {
    if (resolve.review() == null) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "review");
    }
    if (resolve.revision() == null) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "revision");
    }
    if (resolve.decision() == null) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "decision");
    }
    if (order.review() == null
        || order.resolution() != null
        || order.review().kind() != resolve.review()
        || order.revision() != resolve.revision()) {
      return Verdict.refuse(RefusalCode.REVIEW_STALE);
    }
    if (!allowed(order).contains(resolve.decision())) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "decision");
    }
    if (resolve.decision() == ReviewDecision.SETTLED_OUTSIDE && isBlank(resolve.evidence())) {
      return Verdict.refuse(RefusalCode.FIELD_INVALID, "evidence");
    }
    return new Verdict(new Reply.Accepted(null), decided(order, resolve, now));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static List<Fact> decided(Order order, Command.Resolve resolve, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.ReviewDecided(
            Objects.requireNonNull(resolve.review()),
            Objects.requireNonNull(resolve.decision()),
            resolve.header().by(),
            resolve.evidence(),
            now));
    Stream.concat(payments(order), refunds(order))
        .map(of -> new Fact.LookAsked(of, oneMore(order, of, now), now))
        .forEach(facts::add);
    return facts;
  }

  /** A look that is under way began before the decision, so that it is not the one it rests on. */
  private static Watch oneMore(Order order, Reference of, Instant now) {
    return order.look(of).map(l -> l.watch().askedAgain(now)).orElse(Watch.dueAt(now));
  }

  private static Stream<Reference> payments(Order order) {
    return order.attempts().stream()
        .filter(a -> a.sentAt() != null && !a.state().isDead())
        .map(Attempt::reference);
  }

  private static Stream<Reference> refunds(Order order) {
    return order.refunds().stream()
        .filter(r -> r.state().isUnderWay() || Refunds.isLeftToPerson(order, r))
        .map(Refund::reference);
  }

  /** A look that was made and had no answer goes on, and the decision does not wait for it. */
  private static boolean isMadeSince(Look look, Resolution resolution) {
    Instant lookedAt = look.watch().lookedAt();
    return lookedAt != null && !lookedAt.isBefore(resolution.at());
  }

  /** Returns what carries the decision out; empty while there is none, or looks are missing. */
  static List<Fact> conclusion(Order order, Instant now) {
    Resolution resolution = order.resolution();
    Review review = order.review();
    if (resolution == null
        || review == null
        || order.looks().stream().anyMatch(look -> !isMadeSince(look, resolution))
        || !order.inFlight().isEmpty()) {
      return List.of();
    }
    Carrying carrying = new Carrying(order, review, resolution, now);
    switch (resolution.decision()) {
      case RETRY -> carrying.retry();
      case ACCEPT_PROVIDER_STATE -> carrying.accept();
      case SETTLED_OUTSIDE, WRITE_OFF -> carrying.settle();
    }
    return carrying.concluded();
  }
}
