package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One order in each situation that the rules tell apart, reached by playing it. */
final class Situations {

  private Situations() {}

  static Map<String, Supplier<Play>> all() {
    Map<String, Supplier<Play>> all = new LinkedHashMap<>();
    all.put("placed", Play::placed);
    all.put("declined before", Situations::declined);
    all.put("closed before", Situations::closed);
    all.put("attempt decided", () -> placed().pay());
    all.put("charge sent", () -> placed().pay().send());
    all.put("charge turned away", Situations::turnedAway);
    all.put("pending", Situations::pending);
    all.put("unknown", () -> placed().pay().send().unknown());
    all.put("not found", Situations::missing);
    all.put("closing", () -> missing().send());
    all.put("sent, past the deadline", () -> placed().pay().send().after(Duration.ofHours(1)));
    all.put("wrong amount", Situations::wrongAmount);
    all.put("authorized", Situations::authorized);
    all.put("paid", Situations::paid);
    all.put("paid, part refund sent", () -> paid().refund(1000L).send());
    all.put("paid, disputed", Situations::disputed);
    all.put("capture sent", () -> authorized().fulfil().send());
    all.put("capture unknown", () -> authorized().fulfil().send().unknown());
    all.put("fulfilled", () -> paid().fulfil());
    all.put("fulfilled, refund sent", () -> paid().fulfil().refund(1000L).send());
    all.put("cancelling, charge sent", () -> placed().pay().send().cancel());
    all.put("cancelling, unknown", () -> placed().pay().send().cancel().unknown());
    all.put("cancelling, capture sent", () -> authorized().fulfil().send().cancel());
    all.put("cancelling, closing", () -> authorized().cancel().send());
    all.put("refund decided", () -> paid().cancel());
    all.put("refund sent", () -> paid().cancel().send());
    all.put("refund pending", Situations::refundPending);
    all.put("refund unknown", Situations::refundUnknown);
    all.put("refund refused", Situations::refundRefused);
    all.put("refund refused for good", Situations::refundRefusedForGood);
    all.put("cancelled", () -> placed().cancel());
    all.put("refunded", Situations::refunded);
    all.put("expired", () -> placed().after(Duration.ofHours(1)));
    all.put("completed", () -> paid().fulfil().after(Duration.ofDays(31)));
    all.put("completed, refund sent", () -> completed().refund(1000L).send());
    all.put("refunded, refund looked at", () -> lookedAt(refunded()));
    all.put("late money", Situations::lateMoney);
    all.put("declined, another pending", Situations::declinedAndPending);
    all.put("declined, another reserved", Situations::declinedAndReserved);
    all.put("declined, another paid", () -> declined().pay().send().captured());
    all.put("paid, given back by the provider", Situations::reversed);
    all.put("paid, part given back by the provider", Situations::reversedInPart);
    all.put("paid, part refunded", Situations::refundedInPart);
    all.put("fulfilled, refund settled outside", Situations::settledOutside);
    return all;
  }

  private static Play completed() {
    return paid().fulfil().after(Duration.ofDays(31));
  }

  private static Play lookedAt(Play play) {
    Reference last = play.order().refunds().isEmpty() ? play.payment() : play.lastRefund();
    play.decide(new Command.Notice(play.header(), "simulator", null, last, null, "it differs"));
    return play;
  }

  private static Play lateMoney() {
    return lookedAt(declined().cancel()).captured();
  }

  private static Play declinedAndPending() {
    Play play = declined().pay("tok_redirect").send();
    return play.answer(new Outcome.Pending(play.payment(), "https://bank.example/2", "ch_2"));
  }

  private static Play declinedAndReserved() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).pay().send();
    return play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_2"));
  }

  private static Play reversed() {
    Play play = lookedAt(paid());
    return play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(4210), "ch_1"));
  }

  private static Play reversedInPart() {
    Play play = lookedAt(paid());
    return play.answer(new Outcome.Captured(play.payment(), eur(4210), eur(1000), "ch_1"));
  }

  private static Play refundedInPart() {
    Play play = paid().refund(1000L).send();
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
  }

  private static Play settledOutside() {
    Play play = paid().fulfil().refund(1000L).send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
    play.decide(
        new Command.Resolve(
            play.header(),
            play.reviewKind(),
            play.order().revision(),
            ReviewDecision.SETTLED_OUTSIDE,
            "bank 7"));
    play.answer(new Outcome.Captured(play.payment(), eur(4210), "ch_1"));
    return play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.ACCOUNT_CLOSED));
  }

  private static Play declined() {
    Play play = placed().pay().send();
    return play.answer(new Outcome.Declined(play.payment(), "card_declined"));
  }

  private static Play closed() {
    Play play = missing().send();
    return play.answer(new Outcome.Closed(play.payment()));
  }

  private static Play turnedAway() {
    Play play = placed().pay().send();
    return play.answer(new Outcome.NotSent(play.payment(), Duration.ofSeconds(9)));
  }

  private static Play pending() {
    Play play = placed().pay("tok_redirect").send();
    return play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1"));
  }

  private static Play missing() {
    Play play = placed().pay().send().unknown().untilCall().send();
    return play.answer(new Outcome.NotFound(play.payment()));
  }

  private static Play wrongAmount() {
    Play play = placed().pay().send();
    return play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
  }

  private static Play authorized() {
    Play play = placedToAuthorize().pay().send();
    return play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
  }

  private static Play paid() {
    return placed().pay().send().captured();
  }

  private static Play disputed() {
    Play play = paid();
    return play.answer(new Outcome.Disputed(play.payment(), eur(4210), eur(0), "ch_1"));
  }

  private static Play refundPending() {
    Play play = paid().cancel().send();
    return play.answer(new Outcome.RefundPending(play.lastRefund(), "re_1"));
  }

  private static Play refundUnknown() {
    Play play = paid().cancel().send();
    return play.answer(new Outcome.Unknown(play.lastRefund()));
  }

  private static Play refundRefused() {
    Play play = paid().cancel().send();
    return play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
  }

  private static Play refundRefusedForGood() {
    Play play = paid().cancel().send();
    return play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
  }

  private static Play refunded() {
    Play play = paid().cancel().send();
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(4210), "re_1"));
  }
}
