package io.quittance.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.Outbox;
import io.quittance.store.OutboxBacklog;
import io.quittance.store.OutboxSink;
import io.quittance.store.Store;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Removes old events, and counts what waits; any number of relays may do so at once. */
@Component
class Housekeeping implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration COUNT_EVERY = Duration.ofSeconds(15);
  private static final int PRUNED_AT_ONCE = 500;

  private final Outbox outbox;
  private final RelaySettings settings;
  private final MeterRegistry registry;
  private final Map<String, OutboxBacklog> backlogs = new ConcurrentHashMap<>();
  private final Set<String> unserved = new HashSet<>();
  private final Thread thread = new Thread(this::keepForEver, "housekeeping");
  private long prunedAt = System.nanoTime();

  Housekeeping(Store store, RelaySettings settings, MeterRegistry registry) {
    this.outbox = store.outbox();
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void keepForEver() {
    boolean said = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        count();
        prune();
        said = false;
      } catch (BooksUnavailable e) {
        if (!said) {
          log.warn("Waiting for the books: {}", e.getMessage());
          said = true;
        }
      } catch (RuntimeException e) {
        log.error("The outbox could not be kept in order", e);
      }
      try {
        Thread.sleep(min(COUNT_EVERY, settings.pruneEvery()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void count() {
    List<OutboxBacklog> counted = outbox.deliveries().backlog();
    backlogs.keySet().retainAll(counted.stream().map(OutboxBacklog::sink).toList());
    for (OutboxBacklog backlog : counted) {
      if (backlogs.put(backlog.sink(), backlog) == null) {
        gauges(backlog.sink());
      }
    }
    outbox.sinks().forEach(this::warnIfUnserved);
  }

  /** Its events pile up until a relay serves it, or it is switched off. */
  private void warnIfUnserved(OutboxSink sink) {
    if (sink.relays() > 0) {
      unserved.remove(sink.name());
    } else if (unserved.add(sink.name())) {
      log.warn(
          "{} ({}) is switched on, and no relay is there to tell it: start one that has its"
              + " settings, or switch it off with DELETE /sinks/{}",
          sink.name(),
          sink.address(),
          sink.name());
    }
  }

  private void gauges(String sink) {
    gauge(sink, "backlog", "Events that wait for a sink.", OutboxBacklog::events);
    gauge(sink, "dead", "Events that were given up.", OutboxBacklog::dead);
    gauge(
        sink,
        "oldest.seconds",
        "Age of the oldest event that waits.",
        backlog -> backlog.oldest().toMillis() / 1e3);
  }

  private void gauge(
      String sink, String name, String what, ToDoubleFunction<OutboxBacklog> figure) {
    Gauge.builder(
            "quittance.relay." + name,
            backlogs,
            all -> {
              OutboxBacklog backlog = all.get(sink);
              return backlog == null ? 0 : figure.applyAsDouble(backlog);
            })
        .description(what)
        .tag("sink", sink)
        .register(registry);
  }

  private void prune() {
    if (System.nanoTime() - prunedAt < settings.pruneEvery().toNanos()) {
      return;
    }
    prunedAt = System.nanoTime();
    int all = 0;
    int pruned = PRUNED_AT_ONCE;
    while (pruned == PRUNED_AT_ONCE && !Thread.currentThread().isInterrupted()) {
      pruned = outbox.prune(settings.retention(), PRUNED_AT_ONCE);
      all += pruned;
    }
    if (all > 0) {
      log.info("Removed {} events older than {}", all, settings.retention());
    }
  }

  @Override
  public void stop() {
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }
}
