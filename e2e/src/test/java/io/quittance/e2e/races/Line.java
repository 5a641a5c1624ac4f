package io.quittance.e2e.races;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The line between the provider and those who handle one order. The first charge stays on the way
 * until the race says what becomes of it; everything else passes.
 */
final class Line {

  private final CompletableFuture<Call> charge = new CompletableFuture<>();
  private final CompletableFuture<Webhook> news = new CompletableFuture<>();
  private final List<Call> held = new ArrayList<>();
  private boolean keepsAnswers;

  /** The charge, once it was sent. */
  CompletableFuture<Call> charge() {
    return charge;
  }

  /** The charge, if it was sent. */
  Optional<Call> sentCharge() {
    return charge.isDone() ? Optional.of(charge.join()) : Optional.empty();
  }

  /** The provider's webhook about the charge's outcome, once it was sent. It is kept here. */
  CompletableFuture<Webhook> news() {
    return news;
  }

  /** Takes a webhook that has come. Those about anything else are lost on the way. */
  void take(Webhook webhook) {
    if (webhook.tellsOutcome()) {
      news.complete(webhook);
    }
  }

  /** From now on calls are executed, and their answers do not come. */
  synchronized void keepAnswers() {
    keepsAnswers = true;
  }

  /** Returns whether somebody waits for an answer. */
  synchronized boolean isWaitedOn() {
    return !held.isEmpty();
  }

  /** Returns whether nobody has waited for an answer since before that moment. */
  synchronized boolean isFresh(Instant since) {
    return held.stream().noneMatch(call -> call.arrival.isBefore(since));
  }

  /** Breaks all connections, as the death of the caller does; later calls pass. */
  synchronized void breakAll() {
    keepsAnswers = false;
    held.forEach(Call::drop);
    held.clear();
  }

  void answer(Call call) {
    settle(call);
    call.answer();
  }

  void drop(Call call) {
    settle(call);
    call.drop();
  }

  private synchronized void settle(Call call) {
    held.remove(call);
  }

  /** Takes a call that has come. */
  void take(Call call, boolean isCharge) {
    if (isCharge && hold(call)) {
      charge.complete(call);
      return;
    }
    call.execute();
    if (!keep(call)) {
      call.answer();
    }
  }

  private synchronized boolean hold(Call call) {
    return !charge.isDone() && held.add(call);
  }

  private synchronized boolean keep(Call call) {
    return keepsAnswers && held.add(call);
  }
}
