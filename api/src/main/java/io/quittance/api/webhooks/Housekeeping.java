package io.quittance.api.webhooks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.InboxBacklog;
import io.quittance.store.WebhookInbox;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about the inbox beside delivery: how much waits is measured, and what was told long
 * ago is removed. Providers send an event again for some days; it is remembered for longer.
 */
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
  private static final Duration PRUNE_EVERY = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int PRUNED_AT_ONCE = 1000;

  private final WebhookInbox inbox;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-housekeeping").factory());
  private volatile @Nullable InboxBacklog backlog;

  Housekeeping(WebhookInbox inbox, MeterRegistry metrics) {
    this.inbox = inbox;
    Gauge.builder("quittance.webhooks.waiting", this, Housekeeping::waiting)
        .description("webhooks that were acknowledged and that no order has heard of")
        .register(metrics);
    Gauge.builder("quittance.webhooks.oldest", this, Housekeeping::oldest)
        .description("how long the oldest of them has waited")
        .baseUnit("seconds")
        .register(metrics);
  }

  void start() {
    every(MEASURE_EVERY, this::measure);
    every(PRUNE_EVERY, this::prune);
  }

  void stop() {
    timer.shutdownNow();
  }

  private void every(Duration pause, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> unlessAway(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void unlessAway(Runnable work) {
    try {
      work.run();
    } catch (BooksUnavailable e) {
      backlog = null;
    } catch (RuntimeException e) {
      backlog = null;
      LOG.warn("The inbox is no use", e);
    }
  }

  private void measure() {
    backlog = inbox.backlog();
  }

  private void prune() {
    while (inbox.prune(KEPT, PRUNED_AT_ONCE) == PRUNED_AT_ONCE) {
      Thread.onSpinWait();
    }
  }

  /** Not known while the books are away. */
  private double waiting() {
    InboxBacklog known = backlog;
    return known == null ? Double.NaN : known.notices();
  }

  private double oldest() {
    InboxBacklog known = backlog;
    return known == null ? Double.NaN : known.oldest().toMillis() / 1000.0;
  }
}
