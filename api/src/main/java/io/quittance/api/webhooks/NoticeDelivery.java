package io.quittance.api.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.webhooks.Telling.Done;
import io.quittance.api.webhooks.Telling.Later;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.DueNotice;
import io.quittance.store.InboxNotice;
import io.quittance.store.WebhookInbox;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The telling of one due notice, and what the inbox keeps of that. */
final class NoticeDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);

  /** About a minute of trying; then every half an hour. */
  private static final int FIRST_COMPLAINT = 6;

  private static final int COMPLAINT_EVERY = 30;

  private final WebhookInbox inbox;
  private final Teller teller;
  private final MeterRegistry metrics;

  NoticeDelivery(WebhookInbox inbox, Teller teller, MeterRegistry metrics) {
    this.inbox = inbox;
    this.teller = teller;
    this.metrics = metrics;
  }

  /** Tells what is due, once for all that says the same of the same, and throws nothing. */
  void deliver(DueNotice due) {
    try {
      Duration pause = Pauses.untilNextLook(inbox.told(due.notice(), Pauses.OF_LATE));
      if (pause.isPositive()) {
        inbox.postpone(due, pause);
      } else {
        keep(due, tell(due));
      }
    } catch (RuntimeException e) {
      // Nothing is lost: it is due again when the lease is over.
      LOG.warn("Webhook {}: the inbox did not take a call", due.notice().eventId(), e);
    }
  }

  private Telling tell(DueNotice due) {
    try {
      return teller.tell(due);
    } catch (OrdersFault | BooksUnavailable e) {
      return new Later(false, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      if (isWorthALine(due)) {
        LOG.error("Webhook {} can't be told", due.notice().eventId(), e);
      }
      return new Later(false, e.toString());
    }
  }

  private void keep(DueNotice due, Telling telling) {
    switch (telling) {
      case Done done -> {
        int notices = inbox.settle(due, done.outcome().name());
        count(due.notice(), done.outcome().name(), notices);
        LOG.info(
            "Webhook {}: {} is {}: {}, with {} that say the same",
            due.notice().eventId(),
            due.notice().name(),
            due.notice().claim(),
            done.outcome(),
            Math.max(0, notices - 1));
      }
      case Later later -> {
        inbox.postpone(due, later.pause(due.attempts()));
        count(due.notice(), "LATER", 1);
        complain(due, later);
      }
    }
  }

  private void count(InboxNotice notice, String outcome, int notices) {
    metrics
        .counter("quittance.webhooks.told", "provider", notice.provider(), "outcome", outcome)
        .increment(notices);
  }

  private static void complain(DueNotice due, Later later) {
    LOG.atLevel(isWorthALine(due) ? Level.WARN : Level.DEBUG)
        .log(
            "Webhook {} of {}: {} is {}, received {}, not told after {} attempts: {}",
            due.notice().eventId(),
            due.notice().provider(),
            due.notice().name(),
            due.notice().claim(),
            due.receivedAt(),
            due.attempts(),
            later.why());
  }

  private static boolean isWorthALine(DueNotice due) {
    return due.attempts() == FIRST_COMPLAINT || due.attempts() % COMPLAINT_EVERY == 0;
  }
}
