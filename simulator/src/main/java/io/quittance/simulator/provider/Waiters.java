package io.quittance.simulator.provider;

import io.quittance.simulator.core.Event;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are answered once their charge is executed or closed. */
final class Waiters {

  private final Map<String, CompletableFuture<Boolean>> byCharge = new ConcurrentHashMap<>();

  CompletableFuture<Boolean> forCharge(String reference) {
    return byCharge.computeIfAbsent(reference, _ -> new CompletableFuture<>());
  }

  void tell(Event event) {
    switch (event) {
      case Event.ChargeExecuted e -> release(e.reference());
      case Event.ChargeClosed e -> release(e.reference());
      case Event.ChargeAccepted _,
          Event.ChargeCaptured _,
          Event.ChargeReversed _,
          Event.ChargeDisputed _,
          Event.ChargeThrottled _,
          Event.RefundAccepted _,
          Event.RefundExecuted _,
          Event.RefundTakenBack _,
          Event.RefundRefused _,
          Event.WebhookPlanned _,
          Event.WebhookEnded _,
          Event.Called _ -> {}
    }
  }

  private void release(String reference) {
    CompletableFuture<Boolean> waiting = byCharge.remove(reference);
    if (waiting != null) {
      waiting.complete(true);
    }
  }
}
