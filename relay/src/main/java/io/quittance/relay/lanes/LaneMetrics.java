package io.quittance.relay.lanes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What came of telling one sink. */
final class LaneMetrics {

  private final Counter published;
  private final Counter failed;
  private final Counter dead;

  LaneMetrics(MeterRegistry registry, String sink) {
    published = counter(registry, sink, "published", "Events that a sink took.");
    failed = counter(registry, sink, "failed", "Events that a sink was told in vain.");
    dead = counter(registry, sink, "given.up", "Events that a sink was told for the last time.");
  }

  private static Counter counter(MeterRegistry registry, String sink, String name, String what) {
    return Counter.builder("quittance.relay." + name)
        .description(what)
        .tag("sink", sink)
        .register(registry);
  }

  void published(int events) {
    published.increment(events);
  }

  void failed() {
    failed.increment();
  }

  void givenUp() {
    dead.increment();
  }
}
