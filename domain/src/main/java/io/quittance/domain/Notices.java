package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
    if (notice.about() != null && order.inFlight().contains(notice.about())) {
      return NoticeStanding.TOO_EARLY;
    }
    return notices.facts().isEmpty() ? NoticeStanding.KNOWN : NoticeStanding.NEWS;
  }

  /** What claims nothing in particular, or asks for a person, is never known. */
  static boolean isKnown(Order order, Command.Notice notice) {
    Reference about = notice.about();
    NoticeClaim claim = notice.claim();
    return about != null
        && claim != null
        && notice.finding() == null
        && order.look(about).isEmpty()
        && (order.attempt(about).map(a -> Claims.isTrueOf(a, claim)).orElse(false)
            || order.refund(about).map(r -> Claims.isTrueOf(r, claim)).orElse(false));
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    order.attempts().stream()
        .filter(a -> isMeant(a.reference()))
        .forEach(a -> lookSooner(a).ifPresent(facts::add));
    order.refunds().stream()
        .filter(r -> isMeant(r.reference()))
        .forEach(r -> lookSooner(r).ifPresent(facts::add));
    if (notice.finding() != null) {
      facts.addAll(review(notice.finding()));
    }
    unwatchedSubject().flatMap(this::look).ifPresent(facts::add);
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

  /** What is under way is watched already. */
  private Optional<Reference> unwatchedSubject() {
    return subject()
        .filter(
            of ->
                order.attempt(of).map(a -> Claims.isNewsOf(order, a, notice.claim())).orElse(false)
                    || order.refund(of).map(r -> Claims.isNewsOf(r, notice.claim())).orElse(false));
  }

  private Optional<Fact> lookSooner(Attempt a) {
    return switch (a.state()) {
      case AttemptState.Unknown s when s.missing() && order.traitsOf(a).tombstones() ->
          // It is closed at once because it was never seen, and not looked at meanwhile.
          Optional.empty();
      case AttemptState.Unknown s when s.missing() ->
          sooner(
              a.reference(),
              s.watch(),
              watch -> new Fact.AttemptNotFound(a.reference(), watch, s.actFrom(), now));
      case AttemptState.Unknown s ->
          sooner(
              a.reference(),
              s.watch(),
              watch -> new Fact.OutcomeUnknown(a.reference(), watch, s.actFrom(), now));
      case AttemptState.Pending s when notice.claim() != NoticeClaim.PENDING ->
          sooner(
              a.reference(),
              s.watch(),
              watch ->
                  new Fact.PaymentPending(
                      a.reference(),
                      s.redirectUrl(),
                      a.providerReference(),
                      watch,
                      s.closeFrom(),
                      now));
      case AttemptState state -> Optional.empty();
    };
  }

  private Optional<Fact> lookSooner(Refund r) {
    return switch (r.state()) {
      case RefundState.Pending s when notice.claim() != NoticeClaim.REFUND_PENDING ->
          sooner(
              r.reference(),
              s.watch(),
              watch -> new Fact.RefundPending(r.reference(), r.providerReference(), watch, now));
      case RefundState.Unknown s ->
          sooner(
              r.reference(), s.watch(), watch -> new Fact.RefundUnknown(r.reference(), watch, now));
      case RefundState state -> Optional.empty();
    };
  }

  /**
   * A look that is due may be under way, and its answer older than the notice: one more follows.
   */
  private Optional<Fact> sooner(Reference of, Watch watch, Function<Watch, Fact> watched) {
    if (watch.isDue(now)) {
      return look(of);
    }
    return watch.isUrgent(now) ? Optional.of(watched.apply(watch.urgedAt(now))) : Optional.empty();
  }

  /** However many notices come while one look is under way, one more look is enough for them. */
  private Optional<Fact> look(Reference of) {
    Watch watch = order.look(of).map(Look::watch).orElse(null);
    if (watch == null) {
      return Optional.of(new Fact.LookAsked(of, Watch.dueAt(now), now));
    }
    if (watch.isDue(now)) {
      return Optional.of(new Fact.LookAsked(of, watch.urgedOnceMore(now), now));
    }
    return watch.isUrgent(now)
        ? Optional.of(new Fact.LookAsked(of, watch.urgedAt(now), now))
        : Optional.empty();
  }
}
