package io.quittance.e2e.races;

import static io.quittance.e2e.races.Event.ANSWER;
import static io.quittance.e2e.races.Event.EFFECT;
import static io.quittance.e2e.races.Event.PAY;
import static io.quittance.e2e.races.Event.TIMEOUT;

import java.util.List;

/** What becomes of a charge: which of its own events there are, and in which order. */
enum Outcome {
  OK("ok", "ok", "tok_ok", PAY, EFFECT, ANSWER),
  DECLINED("declined", "declined", "tok_declined", PAY, EFFECT, ANSWER),
  UNKNOWN_EXECUTED("unknown, executed", "ok", "tok_ok", PAY, EFFECT, TIMEOUT),
  UNKNOWN_NOT_EXECUTED("unknown, not executed", "ok", "tok_ok", PAY, TIMEOUT),
  DELAYED("delayed", "ok", "tok_ok", PAY, TIMEOUT, EFFECT);

  private final String title;
  private final String effect;
  private final String method;
  private final List<Event> course;

  Outcome(String title, String effect, String method, Event... course) {
    this.title = title;
    this.effect = effect;
    this.method = method;
    this.course = List.of(course);
  }

  String title() {
    return title;
  }

  String effect() {
    return effect;
  }

  /** The simulator's method to pay by. When and whether its answer arrives, the network decides. */
  String method() {
    return method;
  }

  /** The events of the charge itself, in their order. */
  List<Event> course() {
    return course;
  }

  /**
   * Returns whether a crash at that point is an ordering of this outcome's own. Who is dead hears
   * neither answer nor timeout, so before those the unknown and the delayed charge are the same as
   * one that goes well.
   */
  boolean ownsCrashAfter(List<Event> before) {
    return switch (this) {
      case OK, DECLINED, UNKNOWN_NOT_EXECUTED -> true;
      case UNKNOWN_EXECUTED, DELAYED -> before.contains(TIMEOUT);
    };
  }
}
