package io.quittance.domain.simulation;

import io.quittance.domain.simulation.Schedule.Element;

/** A schedule made short, for where every simulated hour costs something. */
final class Brief {

  private static final long LONGEST = Times.HOUR;

  private Brief() {}

  static Schedule of(Schedule schedule) {
    Setup s = schedule.setup();
    Setup brief =
        new Setup(
            s.amount(),
            s.currency(),
            s.capture(),
            s.late(),
            Math.min(s.payWithin(), Times.MINUTES_30),
            Math.min(s.refundWindow(), Times.HOUR),
            s.tombstones(),
            s.longestDelay(),
            s.keyLife(),
            s.authorizationLife(),
            s.person());
    return schedule.with(brief).with(schedule.elements().stream().map(Brief::brief).toList());
  }

  private static Element brief(Element element) {
    return switch (element) {
      case Event e -> new Event(Math.min(e.at(), 2 * LONGEST), e.last(), e.what());
      case Hook h -> new Hook(h.nth(), h.copies(), h.signal(), Math.min(h.delay(), LONGEST));
      case Manner m -> brief(m);
    };
  }

  private static Manner brief(Manner m) {
    Manner.Verdict verdict =
        m.verdict() == Manner.Verdict.NEVER_RETURNED ? Manner.Verdict.RETURNED_LATER : m.verdict();
    return m.deciding(verdict, Math.min(m.verdictMillis(), LONGEST))
        .taking(Math.min(m.queued(), LONGEST), m.latency());
  }
}
