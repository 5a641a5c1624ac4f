package io.quittance.domain.simulation;

import io.quittance.domain.CaptureMode;
import io.quittance.domain.LatePayment;
import io.quittance.domain.simulation.Manner.Travel;
import io.quittance.domain.simulation.Manner.Verdict;
import io.quittance.domain.simulation.Schedule.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a schedule of a seed. Each seed first draws what may happen at all (swarm testing), then
 * how often; times come from few values, so that many things fall into the same instant.
 */
public final class Generator {

  private final Dice dice;
  private final Plot plot;
  private final Setup setup;
  private final List<Element> elements = new ArrayList<>();

  private Generator(long seed) {
    dice = new Dice(seed);
    plot = dice.oneIn(2) ? Plot.OPEN : dice.of(Plot.values());
    setup = setup();
  }

  /** Returns the schedule of a seed. */
  public static Schedule schedule(long seed) {
    Generator generator = new Generator(seed);
    generator.events();
    generator.manners();
    generator.hooks();
    return new Schedule(seed, generator.setup, generator.elements);
  }

  /** Returns the schedule of a seed, made short: what is late is late by an hour at most. */
  public static Schedule brief(long seed) {
    return Brief.of(schedule(seed));
  }

  private Setup setup() {
    boolean reserves = plot == Plot.CAPTURE || dice.oneIn(3);
    return new Setup(
        2 + dice.upTo(dice.of(10L, 5_000L, 900_000_000L)),
        dice.of("EUR", "EUR", "JPY", "KWD"),
        reserves ? CaptureMode.AUTHORIZE : CaptureMode.SALE,
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
    Happenings happenings = new Happenings(dice, setup);
    long time = 0;
    if (plot != Plot.OPEN || !dice.oneIn(10)) {
      time = pause();
      add(time, new Happening.Pay("card"));
    }
    for (Happening happening : opening(happenings)) {
      time += dice.ofTimes(0, 500, Times.SECOND, 5 * Times.SECOND);
      add(time, happening);
    }
    int count = dice.upTo(12);
    for (int i = 0; i < count; i++) {
      time = dice.oneIn(12) ? landmark(time) : time + pause();
      add(time, happenings.any());
    }
  }

  private List<Happening> opening(Happenings happenings) {
    return switch (plot) {
      case OPEN -> List.of();
      case AFTERLIFE -> List.of(happenings.news(), happenings.news(), happenings.news());
      case CAPTURE -> List.of(new Happening.Fulfil());
      case RETURN -> List.of(new Happening.Fulfil(), happenings.refund(), happenings.refund());
    };
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
            after + 365 * Times.DAY);
    return Math.max(after, landmark + dice.upTo(3) - 1);
  }

  private void manners() {
    int trouble = dice.of(0, 30, 60, 90);
    for (Operation operation : Operation.values()) {
      int chance = plot.troubles(operation) ? 85 : trouble;
      List<Travel> travels = dice.some(Travels.of(operation));
      List<Verdict> verdicts = dice.some(Verdicts.of(operation));
      int most = operation == Operation.LOOK_UP ? 8 : 4;
      for (int nth = 1; nth <= most; nth++) {
        if (plot == Plot.AFTERLIFE && operation == Operation.CHARGE && nth == 1) {
          elements.add(Manner.well().deciding(Verdict.DECLINED, 0));
        } else if (dice.percent(chance)) {
          elements.add(manner(operation, nth, dice.of(travels), dice.of(verdicts)));
        }
      }
    }
  }

  private Manner manner(Operation operation, int nth, Travel travels, Verdict verdict) {
    Travel travel = dice.oneIn(2) ? Travel.ARRIVES : travels;
    return new Manner(
        operation,
        nth,
        travel,
        travel == Travel.GARBLED ? dice.upTo(60) : delay(),
        dice.oneIn(3) ? Verdict.AS_ASKED : verdict,
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
