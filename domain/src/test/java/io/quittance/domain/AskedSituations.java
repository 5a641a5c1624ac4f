package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One order in each situation in which a person is asked, reached by playing it. */
final class AskedSituations {

  private AskedSituations() {}

  static Map<String, Order> all() {
    Map<String, Order> all = new LinkedHashMap<>();
    all.put("payment unknown", untilAsked(placed().pay().send(), Outcome.Unknown::new).order());
    all.put("cancelled, payment unknown", unknownAndCancelled().order());
    all.put("payment never seen", neverSeen().order());
    all.put("close refused", closeRefused().order());
    all.put("wrong amount", wrongAmount(placed()).order());
    all.put("wrong amount reserved", wrongAmountReserved().order());
    all.put("refund refused", refundRefused(placed().pay().send().captured().cancel()).order());
    all.put("part refund refused", partRefundRefused().order());
    all.put("refund overdue", overdue(placed().pay().send().captured().cancel()).order());
    all.put("fulfilled, refund overdue", fulfilledAndOverdue().order());
    all.put("disputed", disputed(placed().pay().send().captured()).order());
    all.put("cancelling, disputed", disputed(placed().pay().send().captured().cancel()).order());
    all.put("fulfilled, disputed", disputed(placed().pay().send().captured().fulfil()).order());
    all.put("second payment disputed", secondDisputed().order());
    all.put("given back", returned(4210).order());
    all.put("part given back", returned(1000).order());
    all.put("provider differs", differs(placed().pay().send().captured()).order());
    all.put("ended, provider differs", differs(refunded()).order());
    all.put("cancelling, provider differs", differs(overdueNot()).order());
    all.put("late money", late().order());
    all.put("completed, late money", lateAfterCompletion().order());
    all.put("unmatched money", unmatched().order());
    all.put("books refuse", placed().pay().send().captured().booksRefuse("no").order());
    all.put("too much refunded", tooMuch(placed().pay().send().captured().refund(1000L)));
    all.put("cancelling, too much refunded", tooMuch(placed().pay().send().captured().cancel()));
    return all;
  }

  static Review review(Order order) {
    return Objects.requireNonNull(order.review(), () -> "nobody is asked: " + order);
  }

  private static Play untilAsked(Play play, Function<Reference, Outcome> answer) {
    Reference of = play.order().refunds().isEmpty() ? play.payment() : play.lastRefund();
    play.answer(answer.apply(of));
    while (play.order().review() == null) {
      play.untilCall().send().answer(answer.apply(of));
    }
    return play;
  }

  private static Play unknownAndCancelled() {
    return untilAsked(placed().pay().send().cancel(), Outcome.Unknown::new);
  }

  /** The provider promises tombstones, and makes none. */
  private static Play neverSeen() {
    Play play = placed().pay().send().unknown();
    while (play.order().review() == null) {
      play.untilCall();
      play.answer(
          play.begin() instanceof Step.LookUp
              ? new Outcome.NotFound(play.payment())
              : new Outcome.Refused(play.payment(), RefusalCause.OTHER));
    }
    return play;
  }

  private static Play closeRefused() {
    Play play = placed().pay("tok_redirect").send();
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1")).cancel();
    while (play.order().review() == null) {
      play.untilCall().send().answer(new Outcome.Refused(play.payment(), RefusalCause.OTHER));
      play.send().answer(new Outcome.Pending(play.payment(), null, "ch_1"));
    }
    return play;
  }

  private static Play wrongAmount(Play play) {
    play.pay().send();
    return play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
  }

  private static Play wrongAmountReserved() {
    Play play = placedToAuthorize().pay().send();
    return play.answer(new Outcome.Authorized(play.payment(), eur(4000), "ch_1"));
  }

  private static Play refundRefused(Play play) {
    play.send();
    return play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
  }

  private static Play partRefundRefused() {
    Play play = placed().pay().send().captured().fulfil().refund(1000L);
    refundRefused(play).refund(500L).send();
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(500), "re_2"));
  }

  private static Play overdue(Play play) {
    return untilAsked(play.send(), of -> new Outcome.RefundPending(of, "re_1"));
  }

  private static Play fulfilledAndOverdue() {
    return overdue(placed().pay().send().captured().fulfil().refund(1000L));
  }

  private static Play overdueNot() {
    Play play = placed().pay().send().captured().cancel().send();
    return play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
  }

  private static Play disputed(Play play) {
    return play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
  }

  private static Play secondDisputed() {
    Play play = placed().pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured();
    return play.answer(new Outcome.Disputed(first, eur(4210), eur(0), "ch_0"));
  }

  private static Play returned(long minorUnits) {
    Play play = placed().pay().send().captured();
    return play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(minorUnits), "ch_1"));
  }

  private static Play refunded() {
    Play play = placed().pay().send().captured().cancel().send();
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
  }

  private static Play differs(Play play) {
    play.decide(
        new Command.Notice(play.header(), "simulator", null, play.payment(), null, "it differs"));
    if (play.next() instanceof Step.LookUp) {
      play.send().answer(new Outcome.Closed(play.payment()));
    }
    return play;
  }

  private static Play late() {
    Play play = new Play(termsThatHold()).pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).cancel();
    return captured(play, play.payment());
  }

  private static Play lateAfterCompletion() {
    Play play = new Play(termsThatHold()).pay().send();
    Reference first = play.payment();
    play.answer(new Outcome.Declined(first, "card_declined")).pay().send().captured().fulfil();
    return captured(play.after(Duration.ofDays(31)), first);
  }

  private static Play captured(Play play, Reference of) {
    play.decide(
        new Command.Notice(play.header(), "simulator", "evt", of, NoticeClaim.CAPTURED, null));
    return play.send().answer(new Outcome.Captured(of, eur(4210), "ch_1"));
  }

  private static Play unmatched() {
    OrderTerms terms = termsThatHold();
    return new Play(
        OrderMachine.found(new Fact.OrderPlaced(terms, Play.START), "simulator", "x-7", "ch_7"));
  }

  /** The world breaks I3, which a play does not live through. */
  private static Order tooMuch(Play play) {
    play.send();
    Outcome tooMuch = new Outcome.Refunded(play.lastRefund(), eur(9999), "re_1");
    List<Fact> facts = OrderMachine.apply(play.order(), tooMuch, play.now()).facts();
    return OrderMachine.evolveAll(play.order(), facts);
  }

  private static OrderTerms termsThatHold() {
    return Play.terms(CaptureMode.SALE, Play.TRAITS, LatePayment.HOLD_FOR_REVIEW);
  }
}
