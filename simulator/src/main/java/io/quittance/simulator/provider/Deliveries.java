package io.quittance.simulator.provider;

import io.quittance.simulator.core.Books;
import io.quittance.simulator.core.Event;
import io.quittance.simulator.core.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The sending of webhooks: each until the subscriber knows, at least once, in any order, and never
 * in the way of a call.
 */
public final class Deliveries {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
  private static final Duration LAST_PAUSE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofHours(24);
  private static final int COPIES = 20;
  private static final int STORM_MS = 2_000;

  private final DurableBooks books;
  private final Time time;
  private final @Nullable Subscriber subscriber;
  private volatile boolean stopped;

  /**
   * Deliveries of what the books plan to tell.
   *
   * @param subscriber null: nobody is told
   */
  public Deliveries(DurableBooks books, Time time, @Nullable Subscriber subscriber) {
    this.books = books;
    this.time = time;
    this.subscriber = subscriber;
  }

  /** Sends what had not arrived when the simulator ended. */
  void resume() {
    if (subscriber != null) {
      books.read(Books::waitingWebhooks).forEach(webhook -> begin(webhook, subscriber));
    }
  }

  /** Begins to send what an event has planned, once the change that it stands before is kept. */
  void begin(Event.WebhookPlanned planned) {
    Webhook webhook = books.peek(state -> state.webhook(planned.id()));
    if (webhook != null && subscriber != null) {
      begin(webhook, subscriber);
    }
  }

  /** Sends nothing any more; what is under way is sent again by the next start. */
  public void stop() {
    stopped = true;
  }

  private void begin(Webhook webhook, Subscriber to) {
    Instant now = time.now();
    if (!webhook.storm()) {
      time.at(now, () -> attempt(webhook, to, 1));
      return;
    }
    // The same shuffle for the same webhook, so that a storm can be had again.
    Random random = new Random(webhook.id().hashCode());
    time.at(now.plusMillis(random.nextInt(STORM_MS)), () -> attempt(webhook, to, 1));
    for (int copy = 1; copy < COPIES; copy++) {
      time.at(now.plusMillis(random.nextInt(STORM_MS)), () -> sendCopy(webhook, to));
    }
  }

  private void sendCopy(Webhook webhook, Subscriber to) {
    if (!stopped) {
      to.tell(webhook, time.now());
    }
  }

  private void attempt(Webhook webhook, Subscriber to, int number) {
    if (stopped) {
      return;
    }
    if (to.tell(webhook, time.now())) {
      end(webhook, true, number);
      return;
    }
    Instant next = time.now().plus(pauseAfter(number));
    if (next.isAfter(webhook.at().plus(PATIENCE))) {
      end(webhook, false, number);
    } else {
      time.at(next, () -> attempt(webhook, to, number + 1));
    }
  }

  private void end(Webhook webhook, boolean delivered, int attempts) {
    if (!stopped) {
      Event ended = new Event.WebhookEnded(time.now(), webhook.id(), delivered, attempts);
      books.change(_ -> new Change<>(List.of(ended), true));
    }
  }

  private static Duration pauseAfter(int attempts) {
    return attempts <= PAUSES.size() ? PAUSES.get(attempts - 1) : LAST_PAUSE;
  }
}
