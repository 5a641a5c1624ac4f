package io.quittance.domain.simulation;

import io.quittance.domain.CaptureMode;
import io.quittance.domain.LatePayment;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.ReviewDecision;
import io.quittance.domain.simulation.Happening.Subject;
import io.quittance.domain.simulation.Schedule.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a schedule of a seed. Each seed first draws what may happen at all (swarm testing), then
 * how often; times come from few values, so that many things fall into the same instant.
 */
public final class Generator {

  /** What may happen by itself. */
  private enum Kind {
    PAY,
    CANCEL,
    FULFIL,
    REFUND,
    RESOLVE,
    NOTICE,
    AGAIN,
    REUSE,
    CRASH,
    CUSTOMER,
    DISPUTE,
    REVERSE,
    LATE_CAPTURE,
    REVIVE,
    CAPTURE_BY_HAND,
    TAKE_BACK
  }

  private final Dice dice;
  private final Setup setup;
  private final List<Element> elements = new ArrayList<>();

  private Generator(Dice dice, Setup setup) {
    this.dice = dice;
    this.setup = setup;
  }

  /** Returns the schedule of a seed. */
  public static Schedule schedule(long seed) {
    Dice dice = new Dice(seed);
    Generator generator = new Generator(dice, setup(dice));
    generator.events();
    generator.manners();
    generator.hooks();
    return new Schedule(seed, generator.setup, generator.elements);
  }

  /** Returns the schedule of a seed, made short: what is late is late by an hour at most. */
  public static Schedule brief(long seed) {
    return Brief.of(schedule(seed));
  }

  private static Setup setup(Dice dice) {
    return new Setup(
        2 + dice.upTo(dice.of(10L, 5_000L, 900_000_000L)),
        dice.of("EUR", "EUR", "JPY", "KWD"),
        dice.oneIn(3) ? CaptureMode.AUTHORIZE : CaptureMode.SALE,
        dice.oneIn(4) ? LatePayment.HOLD_FOR_REVIEW : LatePayment.AUTO_REFUND,
        dice.ofTimes(Times.MINUTES_30, Times.MINUTES_30, 2 * Times.MINUTE, 3 * Times.DAY),
        dice.ofTimes(Times.DAYS_30, Times.DAYS_30, 0, Times.HOUR),
        !dice.oneIn(3),
        dice.ofTimes(30 * Times.SECOND, Times.MINUTES_5),
        dice.ofTimes(Times.HOUR, Times.DAY),
        dice.ofTimes(7 * Times.DAY, Times.DAY),
        dice.upTo(4));
  }

  private void events() {
    List<Kind> kinds = dice.some(List.of(Kind.values()));
    long time = 0;
    if (!dice.oneIn(10)) {
      time = pause();
      add(time, new Happening.Pay("card"));
    }
    int count = dice.upTo(12);
    for (int i = 0; i < count; i++) {
      time = dice.oneIn(12) ? landmark(time) : time + pause();
      add(time, happening(dice.of(kinds)));
    }
  }

  private void add(long time, Happening what) {
    elements.add(new Event(time, dice.oneIn(2), what));
  }

  private long pause() {
    return dice.ofTimes(
        0,
        0,
        1,
        500,
        Times.SECOND,
        Times.SECOND,
        5 * Times.SECOND,
        6 * Times.SECOND,
        30 * Times.SECOND,
        2 * Times.MINUTE,
        10 * Times.MINUTE,
        Times.HOUR,
        Times.DAY);
  }

  /** The instants at which deadlines end, and those beside them. */
  private long landmark(long after) {
    long landmark =
        dice.ofTimes(
                setup.payWithin(),
                after + setup.refundWindow(),
                setup.authorizationLife(),
                after + setup.keyLife(),
                after + 365 * Times.DAY)
            + dice.upTo(3)
            - 1;
    return Math.max(after, landmark);
  }

  private Happening happening(Kind kind) {
    return switch (kind) {
      case PAY -> new Happening.Pay(dice.oneIn(20) ? null : dice.of("card", "card", "wallet"));
      case CANCEL -> new Happening.Cancel();
      case FULFIL -> new Happening.Fulfil();
      case REFUND ->
          new Happening.Refund(
              dice.oneIn(3) ? 0 : 1 + dice.upTo(setup.amount() + 1), dice.oneIn(8));
      case RESOLVE -> new Happening.Resolve(dice.of(ReviewDecision.values()), dice.oneIn(6));
      case NOTICE -> new Happening.Notice(subject(), claim());
      case AGAIN -> new Happening.Again(dice.upTo(8));
      case REUSE -> new Happening.Reuse(dice.upTo(8));
      case CRASH -> new Happening.Crash(dice.ofTimes(0, Times.SECOND, Times.MINUTE, Times.HOUR));
      case CUSTOMER -> new Happening.CustomerActs(dice.upTo(3), !dice.oneIn(4));
      case DISPUTE -> new Happening.Dispute(dice.upTo(2));
      case REVERSE -> new Happening.Reverse(dice.upTo(2));
      case LATE_CAPTURE -> new Happening.LateCapture(dice.upTo(3), dice.oneIn(4));
      case REVIVE -> new Happening.Revive(dice.upTo(3));
      case CAPTURE_BY_HAND -> new Happening.CaptureByHand(dice.upTo(2));
      case TAKE_BACK -> new Happening.TakeBack(dice.upTo(3));
    };
  }

  private Subject subject() {
    return new Subject(dice.of(Subject.Kind.values()), dice.upTo(3));
  }

  private @org.jspecify.annotations.Nullable NoticeClaim claim() {
    return dice.oneIn(3) ? null : dice.of(NoticeClaim.values());
  }

  private void manners() {
    int trouble = dice.of(0, 30, 60, 90);
    for (Operation operation : Operation.values()) {
      List<Manner.Travel> travels = dice.some(Travels.of(operation));
      List<Manner.Verdict> verdicts = dice.some(Verdicts.of(operation));
      int most = operation == Operation.LOOK_UP ? 8 : 4;
      for (int nth = 1; nth <= most; nth++) {
        if (dice.percent(trouble)) {
          elements.add(manner(operation, nth, dice.of(travels), dice.of(verdicts)));
        }
      }
    }
  }

  private Manner manner(
      Operation operation, int nth, Manner.Travel travels, Manner.Verdict verdict) {
    Manner.Travel travel = dice.oneIn(2) ? Manner.Travel.ARRIVES : travels;
    return new Manner(
        operation,
        nth,
        travel,
        travel == Manner.Travel.GARBLED ? dice.upTo(60) : delay(),
        dice.oneIn(3) ? Manner.Verdict.AS_ASKED : verdict,
        dice.ofTimes(Times.SECOND, 3 * Times.SECOND, Times.HOUR, 30 * Times.HOUR),
        dice.oneIn(4) ? queued(operation) : 0,
        dice.oneIn(2) ? dice.ofTimes(1, Times.SECOND, 5 * Times.SECOND, 15 * Times.SECOND) : 0);
  }

  private long delay() {
    long longest = setup.longestDelay() - ModelProvider.LAG;
    return dice.ofTimes(0, 1, Times.SECOND, 3 * Times.SECOND, longest);
  }

  /** A refund that waits for long may meet a provider that has forgotten its name. */
  private long queued(Operation operation) {
    long longest = operation == Operation.REFUND ? 2 * Times.MINUTE : Times.HOUR;
    return dice.ofTimes(1, Times.SECOND, 5 * Times.SECOND, longest);
  }

  private void hooks() {
    int chance = dice.of(0, 40, 100);
    for (int nth = 1; nth <= 12; nth++) {
      if (dice.percent(chance)) {
        elements.add(
            new Hook(
                nth,
                dice.of(1, 1, 2, 4),
                dice.oneIn(4),
                dice.ofTimes(0, Times.SECOND, 5 * Times.SECOND, Times.HOUR, 2 * Times.DAY)));
      }
    }
  }
}
