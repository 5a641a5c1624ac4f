package io.quittance.e2e.chaos;

import io.quittance.e2e.mixed.OnTheWay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * When those two were away between whom a call to the provider is on its way: it stays there until
 * they are well again.
 *
 * @param hits what struck in the run
 */
record Outages(List<Hit> hits) implements OnTheWay {

  private static final Set<String> ENDS = Set.of("worker", "simulator");

  @Override
  public Duration atMost(Instant asked, Instant arrived) {
    return hits.stream()
        .filter(hit -> ENDS.contains(hit.fault().victim()))
        .filter(hit -> !hit.signalled().isAfter(arrived) && !hit.wellAt().isBefore(asked))
        .map(hit -> hit.down().plus(hit.ready()))
        .reduce(USUAL, Duration::plus);
  }
}
