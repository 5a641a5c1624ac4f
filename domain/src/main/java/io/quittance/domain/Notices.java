package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rule 7: a notice is a reason to look, not a truth. What is watched is looked at now; what is
 * settled is looked at only if the notice is about it, and an ended order is reopened for that.
 */
final class Notices {

  private final Order order;
  private final Command.Notice notice;
  private final Instant now;

  private Notices(Order order, Command.Notice notice, Instant now) {
    this.order = order;
    this.notice = notice;
    this.now = now;
  }

  static Verdict of(Order order, Command.Notice notice, Instant now) {
    List<Fact> facts = new Notices(order, notice, now).facts();
    return facts.isEmpty() ? Verdict.unchanged() : new Verdict(new Reply.Accepted(null), facts);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    order.attempts().forEach(attempt -> add(facts, lookNow(attempt, now)));
    order.refunds().forEach(refund -> add(facts, lookNow(refund)));
    if (notice.finding() != null) {
      facts.addAll(review(notice.finding()));
    }
    settledSubject().ifPresent(of -> facts.add(new Fact.LookAsked(of, Watch.dueAt(now), now)));
    if (order.ending() != null && !facts.isEmpty()) {
      facts.addFirst(new Fact.OrderReopened(order.ending().status(), why(), now));
    }
    return facts;
  }

  private String why() {
    return Objects.requireNonNullElse(notice.finding(), "News of " + notice.about());
  }

  private List<Fact> review(String finding) {
    Money amount =
        Optional.ofNullable(notice.about())
            .flatMap(order::attempt)
            .map(Attempt::money)
            .orElse(order.terms().amount());
    return Reviews.open(
        order, Review.Kind.PROVIDER_DIFFERS, subject().orElse(null), amount, finding, now);
  }

  private Optional<Reference> subject() {
    return Optional.ofNullable(notice.about())
        .filter(of -> order.attempt(of).isPresent() || order.refund(of).isPresent());
  }

  /** What is under way is watched already, and is not asked about twice. */
  private Optional<Reference> settledSubject() {
    return subject()
        .filter(of -> order.look(of).isEmpty())
        .filter(
            of ->
                order.attempt(of).map(Notices::isSettled).orElse(false)
                    || order.refund(of).map(r -> !r.state().isOpen()).orElse(false));
  }

  private static boolean isSettled(Attempt attempt) {
    return switch (attempt.state()) {
      case AttemptState.Captured s -> true;
      case AttemptState.Declined s -> true;
      case AttemptState.Closed s -> true;
      case AttemptState.Authorized s -> true;
      case AttemptState.Created s -> false;
      case AttemptState.Sent s -> false;
      case AttemptState.Pending s -> false;
      case AttemptState.Capturing s -> false;
      case AttemptState.Closing s -> false;
      case AttemptState.Unknown s -> false;
    };
  }

  /** Returns the fact that brings an attempt's next look forward; null if there is none to come. */
  static @Nullable Fact lookNow(Attempt a, Instant now) {
    return switch (a.state()) {
      case AttemptState.Unknown s when !s.missing() && s.watch().nextAt().isAfter(now) ->
          new Fact.OutcomeUnknown(a.reference(), s.watch().at(now), s.actFrom(), now);
      case AttemptState.Pending s when s.watch().nextAt().isAfter(now) ->
          new Fact.PaymentPending(
              a.reference(),
              s.redirectUrl(),
              a.providerReference(),
              s.watch().at(now),
              s.closeFrom(),
              now);
      case AttemptState state -> null;
    };
  }

  private @Nullable Fact lookNow(Refund r) {
    return switch (r.state()) {
      case RefundState.Pending s when s.watch().nextAt().isAfter(now) ->
          new Fact.RefundPending(r.reference(), r.providerReference(), s.watch().at(now), now);
      case RefundState.Unknown s when s.watch().nextAt().isAfter(now) ->
          new Fact.RefundUnknown(r.reference(), s.watch().at(now), now);
      case RefundState state -> null;
    };
  }

  private static void add(List<Fact> facts, @Nullable Fact fact) {
    if (fact != null) {
      facts.add(fact);
    }
  }
}
