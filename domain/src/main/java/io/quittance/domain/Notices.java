package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rule 7: a notice is a reason to look, not a truth. What is watched is looked at sooner; what is
 * settled is looked at only if the notice claims something else of it, and an ended order is
 * reopened for that.
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

  static NoticeStanding standing(Order order, Command.Notice notice, Instant now) {
    Notices notices = new Notices(order, notice, now);
    boolean isBeingAsked = notice.about() != null && order.inFlight().contains(notice.about());
    if (isBeingAsked && order.ending() == null) {
      return NoticeStanding.TOO_EARLY;
    }
    return notices.facts().isEmpty() ? NoticeStanding.KNOWN : NoticeStanding.NEWS;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    order.attempts().stream()
        .filter(a -> isMeant(a.reference()))
        .forEach(a -> add(facts, lookSooner(a)));
    order.refunds().stream()
        .filter(r -> isMeant(r.reference()))
        .forEach(r -> add(facts, lookSooner(r)));
    if (notice.finding() != null) {
      facts.addAll(review(notice.finding()));
    }
    unwatchedSubject().ifPresent(of -> facts.add(new Fact.LookAsked(of, Watch.dueAt(now), now)));
    if (order.ending() != null && !facts.isEmpty()) {
      facts.addFirst(new Fact.OrderReopened(order.ending().status(), why(), now));
    }
    return facts;
  }

  private boolean isMeant(Reference reference) {
    return notice.about() == null || notice.about().equals(reference);
  }

  private String why() {
    String claim = notice.claim() == null ? "" : ": " + notice.claim();
    return Objects.requireNonNullElse(notice.finding(), "News of " + notice.about() + claim);
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
  private Optional<Reference> unwatchedSubject() {
    return subject()
        .filter(of -> order.look(of).isEmpty())
        .filter(
            of ->
                order.attempt(of).map(a -> Claims.isNewsOf(order, a, notice.claim())).orElse(false)
                    || order.refund(of).map(r -> Claims.isNewsOf(r, notice.claim())).orElse(false));
  }

  private @Nullable Fact lookSooner(Attempt a) {
    return switch (a.state()) {
      case AttemptState.Unknown s when s.watch().isUrgent(now) -> lookSooner(a, s);
      case AttemptState.Pending s
          when s.watch().isUrgent(now) && notice.claim() != NoticeClaim.PENDING ->
          new Fact.PaymentPending(
              a.reference(),
              s.redirectUrl(),
              a.providerReference(),
              s.watch().urgedAt(now),
              s.closeFrom(),
              now);
      case AttemptState state -> null;
    };
  }

  /** What is closed because it was never seen is not looked at meanwhile. */
  private @Nullable Fact lookSooner(Attempt a, AttemptState.Unknown s) {
    Watch sooner = s.watch().urgedAt(now);
    if (!s.missing()) {
      return new Fact.OutcomeUnknown(a.reference(), sooner, s.actFrom(), now);
    }
    return order.traitsOf(a).tombstones()
        ? null
        : new Fact.AttemptNotFound(a.reference(), sooner, s.actFrom(), now);
  }

  private @Nullable Fact lookSooner(Refund r) {
    return switch (r.state()) {
      case RefundState.Pending s
          when s.watch().isUrgent(now) && notice.claim() != NoticeClaim.REFUND_PENDING ->
          new Fact.RefundPending(r.reference(), r.providerReference(), s.watch().urgedAt(now), now);
      case RefundState.Unknown s when s.watch().isUrgent(now) ->
          new Fact.RefundUnknown(r.reference(), s.watch().urgedAt(now), now);
      case RefundState state -> null;
    };
  }

  private static void add(List<Fact> facts, @Nullable Fact fact) {
    if (fact != null) {
      facts.add(fact);
    }
  }
}
