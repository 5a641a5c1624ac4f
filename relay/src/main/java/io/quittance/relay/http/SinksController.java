package io.quittance.relay.http;

import io.quittance.store.Outbox;
import io.quittance.store.OutboxBacklog;
import io.quittance.store.OutboxSink;
import io.quittance.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who is told, and how far. */
@RestController
class SinksController {

  private final Outbox outbox;

  SinksController(Store store) {
    this.outbox = store.outbox();
  }

  /**
   * A sink.
   *
   * @param relays how many processes are there to tell it
   * @param filled whether the events from before it was on are among those that wait
   * @param waiting how many events wait for it
   */
  record SinkView(
      String name,
      String address,
      Instant switchedOnAt,
      int relays,
      boolean filled,
      long waiting,
      double oldestSeconds,
      long dead) {}

  @GetMapping("/sinks")
  Map<String, List<SinkView>> sinks() {
    Map<String, OutboxBacklog> backlogs =
        outbox.deliveries().backlog().stream()
            .collect(Collectors.toMap(OutboxBacklog::sink, Function.identity()));
    return Map.of(
        "sinks",
        outbox.sinks().stream()
            .map(sink -> view(sink, backlogs.getOrDefault(sink.name(), none(sink.name()))))
            .toList());
  }

  /** One that was switched on a moment ago. */
  private static OutboxBacklog none(String sink) {
    return new OutboxBacklog(sink, 0, Duration.ZERO, 0);
  }

  private static SinkView view(OutboxSink sink, OutboxBacklog backlog) {
    return new SinkView(
        sink.name(),
        sink.address(),
        sink.switchedOnAt(),
        sink.relays(),
        sink.filled(),
        backlog.events(),
        backlog.oldest().toMillis() / 1e3,
        backlog.dead());
  }

  /** What waits for it is forgotten, so it is no way to pause it. */
  @DeleteMapping("/sinks/{name}")
  ResponseEntity<Void> switchOff(@PathVariable String name) {
    return outbox.switchOff(name)
        ? ResponseEntity.noContent().build()
        : ResponseEntity.notFound().build();
  }
}
