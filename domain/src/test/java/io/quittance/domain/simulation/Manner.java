package io.quittance.domain.simulation;

/**
 * How one call goes, if not simply well.
 *
 * @param nth which call of that operation, from 1
 * @param travel what becomes of request and answer on the way
 * @param travelMillis how long what is late takes, or how long the provider asks to wait
 * @param verdict what the provider makes of it
 * @param verdictMillis how long that takes, where it takes time
 * @param queued how long the call waits for a worker before it is sent
 * @param latency how long its answer takes after that
 */
public record Manner(
    Operation operation,
    int nth,
    Travel travel,
    long travelMillis,
    Verdict verdict,
    long verdictMillis,
    long queued,
    long latency)
    implements Schedule.Element {

  /** What becomes of a request and its answer on the way. */
  public enum Travel {
    /** Both arrive. */
    ARRIVES,
    /** The request certainly does not leave. */
    NOT_SENT,
    /** The provider turns it away unread, and says how long to wait. */
    TURNED_AWAY,
    /** The request never arrives, and nobody knows. */
    LOST,
    /** The request arrives late, when its sender has given up. */
    LATE,
    /** Both arrive, and the request once more later. */
    TWICE,
    /** The request arrives, the answer does not. */
    ANSWER_LOST,
    /** The request arrives, and the answer is one that makes no sense for it. */
    GARBLED,
    /** It is sent several times: one arrived, though the last one certainly did not leave. */
    LAST_NOT_SENT
  }

  /** What the provider makes of a request that arrives. */
  public enum Verdict {
    /** What was asked for. */
    AS_ASKED,
    /** A charge or capture: no. */
    DECLINED,
    /** A charge: the customer must act. */
    REDIRECTED,
    /** A charge: executed later, pending until then. */
    PROCESSED_LATER,
    /** A charge or capture: less is taken. */
    LESS,
    /** A charge: as many units of another currency are taken. */
    OTHER_CURRENCY,
    /** A charge or capture: taken, and disputed at once. */
    DISPUTED,
    /** A capture, close or refund: refused, and nothing has changed. */
    REFUSED,
    /** A capture: refused, since the reservation is gone. */
    GONE,
    /** A refund: refused for good. */
    REFUSED_FOR_GOOD,
    /** A refund: under way, and returned later. */
    RETURNED_LATER,
    /** A refund: under way, and fails later. */
    FAILS_LATER,
    /** A refund: under way for ever. */
    NEVER_RETURNED,
    /** A refund: returned, and taken back later. */
    TAKEN_BACK_LATER,
    /** A look-up: not found if it was executed only just now. */
    BLIND
  }

  private static final Manner WELL =
      new Manner(Operation.CHARGE, 1, Travel.ARRIVES, 0, Verdict.AS_ASKED, 0, 0, 0);

  static Manner well() {
    return WELL;
  }

  Manner travelling(Travel otherTravel, long millis) {
    return new Manner(operation, nth, otherTravel, millis, verdict, verdictMillis, queued, latency);
  }

  Manner deciding(Verdict otherVerdict, long millis) {
    return new Manner(operation, nth, travel, travelMillis, otherVerdict, millis, queued, latency);
  }

  Manner taking(long otherQueued, long otherLatency) {
    return new Manner(
        operation, nth, travel, travelMillis, verdict, verdictMillis, otherQueued, otherLatency);
  }

  Manner numbered(int otherNth) {
    return new Manner(
        operation, otherNth, travel, travelMillis, verdict, verdictMillis, queued, latency);
  }

  @Override
  public String toString() {
    return "%s %d: %s%s%s%s%s%s"
        .formatted(
            operation,
            nth,
            travel,
            after(" ", travelMillis),
            verdict == Verdict.AS_ASKED ? "" : ", " + verdict,
            after(" ", verdictMillis),
            after(", queued ", queued),
            after(", answered after ", latency));
  }

  private static String after(String text, long millis) {
    return millis == 0 ? "" : text + Times.text(millis);
  }
}
