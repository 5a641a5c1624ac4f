package io.quittance.domain.simulation;

import io.quittance.domain.simulation.Schedule.Element;
import java.util.ArrayList;
import java.util.List;

/** What is simpler than something: each with one thing less about it. */
final class Simpler {

  static final int SETUP_PARTS = 8;

  private static final Setup S = Setup.SIMPLEST;

  private Simpler() {}

  /** Returns a setup that is the simplest in one part. */
  static Setup setup(Setup s, int part) {
    return new Setup(
        part == 0 ? S.amount() : s.amount(),
        part == 0 ? S.currency() : s.currency(),
        part == 1 ? S.capture() : s.capture(),
        part == 2 ? S.late() : s.late(),
        part == 3 ? S.payWithin() : s.payWithin(),
        part == 4 ? S.refundWindow() : s.refundWindow(),
        part == 5 || s.tombstones(),
        part == 6 ? S.longestDelay() : s.longestDelay(),
        part == 6 ? S.keyLife() : s.keyLife(),
        part == 6 ? S.authorizationLife() : s.authorizationLife(),
        part == 7 ? S.person() : s.person());
  }

  static List<Element> elements(Element element) {
    List<Element> simpler = new ArrayList<>();
    switch (element) {
      case Event e -> events(e, simpler);
      case Manner m -> manners(m, simpler);
      case Hook h -> {
        simpler.add(new Hook(h.nth(), 1, h.signal(), h.delay()));
        times(h.delay()).forEach(t -> simpler.add(new Hook(h.nth(), h.copies(), h.signal(), t)));
      }
    }
    return simpler;
  }

  private static void events(Event e, List<Element> simpler) {
    times(e.at()).forEach(t -> simpler.add(new Event(t, e.last(), e.what())));
    if (e.last()) {
      simpler.add(new Event(e.at(), false, e.what()));
    }
    switch (e.what()) {
      case Happening.Refund r when r.minorUnits() > 1 -> {
        simpler.add(new Event(e.at(), e.last(), new Happening.Refund(0, r.stale())));
        simpler.add(new Event(e.at(), e.last(), new Happening.Refund(1, r.stale())));
      }
      case Happening.Crash c -> simpler.add(new Event(e.at(), e.last(), new Happening.Crash(0)));
      case Happening.Pay p -> simpler.add(new Event(e.at(), e.last(), new Happening.Pay("card")));
      default -> {}
    }
  }

  private static void manners(Manner m, List<Element> simpler) {
    simpler.add(m.travelling(Manner.Travel.ARRIVES, 0));
    simpler.add(m.deciding(Manner.Verdict.AS_ASKED, 0));
    simpler.add(m.taking(0, m.latency()));
    simpler.add(m.taking(m.queued(), 0));
    times(m.travelMillis()).forEach(t -> simpler.add(m.travelling(m.travel(), t)));
    times(m.verdictMillis()).forEach(t -> simpler.add(m.deciding(m.verdict(), t)));
    if (m.nth() > 1) {
      simpler.add(m.numbered(m.nth() - 1));
    }
  }

  /** Smaller and rounder times. */
  private static List<Long> times(long millis) {
    List<Long> times = new ArrayList<>();
    for (long round : List.of(0L, Times.SECOND, Times.MINUTE, Times.HOUR, Times.DAY)) {
      if (round < millis) {
        times.add(round);
      }
    }
    return times;
  }
}
