package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Part;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.time.Instant;

/**
 * A publish that the broker has not confirmed: it stands still while the relay tells it of an
 * event, until the fault has struck.
 */
final class Unconfirmed implements Target {

  private static final Duration BOUND = Duration.ofSeconds(10);

  /** Longer than the relay takes from one look for new events to the next. */
  private static final Duration SENT = Duration.ofSeconds(1);

  private static final String WAITING =
      "select count(*) from outbox_delivery d join outbox o on o.id = d.outbox_id"
          + " where d.sink = ? and d.order_id = ? and o.recorded_at < now() - make_interval(secs => ?)";

  private final Stack stack;
  private final Part broker;
  private final Bait bait;
  private boolean waits;

  Unconfirmed(Stack stack, Part broker, Bait bait) {
    this.stack = stack;
    this.broker = broker;
    this.bait = bait;
  }

  @Override
  public boolean awaitUnderway() {
    broker.freeze();
    try {
      bait.place("SALE");
      bait.pay();
      Await.until("an event waits for its confirmation", BOUND, this::isWaiting);
      waits = true;
    } catch (AssertionError e) {
      waits = Target.missed(bait.id, e);
    }
    return waits;
  }

  private boolean isWaiting() {
    double seconds = SENT.toMillis() / 1000.0;
    return stack.database().number(WAITING, broker.name(), bait.id, seconds) > 0;
  }

  @Override
  public void release() {}

  /** It stands still until the signal, and confirms nothing. */
  @Override
  public boolean wasUnderway(Instant signalled) {
    return waits;
  }

  /** A try that came to nothing leaves it as it was. */
  @Override
  public void close() {
    if (broker.isAlive()) {
      broker.thaw();
    }
  }
}
