package io.quittance.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.relay.lanes.Lane;
import io.quittance.relay.lanes.LaneSettings;
import io.quittance.relay.lanes.Retries;
import io.quittance.relay.sinks.EventJson;
import io.quittance.relay.sinks.Sink;
import java.time.Duration;
import java.util.UUID;

/** Lanes that are in a hurry, as tests are. */
final class TestLanes {

  static final int BATCH = 50;
  static final Retries QUICK =
      new Retries(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofDays(3));

  private TestLanes() {}

  static Lane of(TestBooks books, Sink sink) {
    return of(books, sink, QUICK);
  }

  static Lane of(TestBooks books, Sink sink, Retries retries) {
    return of(books, sink, retries, Duration.ofMillis(500));
  }

  static Lane of(TestBooks books, Sink sink, Retries retries, Duration longestPause) {
    return new Lane(
        sink,
        books.store().outbox(),
        new EventJson("quittance"),
        new LaneSettings(
            BATCH, 4, Duration.ofMillis(20), Duration.ofSeconds(3), longestPause, retries),
        "relay-" + UUID.randomUUID(),
        new SimpleMeterRegistry());
  }
}
