package io.quittance.e2e.races;

import io.quittance.e2e.Await;
import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Plays one ordering on an order of Quittance. */
final class QuittancePlay {

  private static final int NOTHING_YET = 202;
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final Stage stage;
  private final Shop shop;
  private final Ordering ordering;
  private final String id;
  private final Line line;
  private final QuittanceOrder order;
  private boolean told;
  private CompletableFuture<Http.Answer> pay =
      CompletableFuture.completedFuture(new Http.Answer(200, ""));

  QuittancePlay(Stage stage, Ordering ordering, String id) {
    this.stage = stage;
    this.shop = stage.stack().shop();
    this.ordering = ordering;
    this.id = id;
    this.line = stage.network().line(id);
    this.order = new QuittanceOrder(stage, id);
  }

  /** Plays it, from within a place. */
  boolean play(Pace pace) throws Exception {
    String payWithin = pace.payWithin(ordering).toString();
    Http.Answer placed =
        asking(() -> shop.tryPlacing(id, Ending.PRICE, "EUR", payWithin, "P30D"), 201);
    Instant deadline = Instant.parse(placed.json().path("payBy").asString());
    outside(() -> pace.awaitBegin(ordering, deadline));
    for (Event event : ordering.events()) {
      try {
        perform(event, pace);
      } catch (TimeoutException | ExecutionException e) {
        throw new AssertionError(id + ", " + ordering + ", at " + event, e);
      }
    }
    return true;
  }

  /** Returns how it came out, once nothing moves any more. */
  Ending ending() throws Exception {
    pay.get(Patience.STEP.toSeconds(), TimeUnit.SECONDS);
    if (told) {
      stage.news().awaitHeard(line);
    }
    return order.ending(ordering.has(Event.CANCEL));
  }

  private void perform(Event event, Pace pace) throws Exception {
    if (!line.isFresh(Instant.now().minus(Patience.ON_THE_WAY))) {
      throw new TooLate(event + " of " + ordering);
    }
    if (ordering.isCrashedIn(event)) {
      line.keepAnswers();
    }
    switch (event) {
      case PAY -> pay();
      case EFFECT -> line.sentCharge().ifPresent(Call::execute);
      case ANSWER -> hear(true);
      case TIMEOUT -> hear(false);
      case NOTICE, REPEAT -> notice();
      case CANCEL -> cancel();
      case EXPIRY -> expire();
      case CRASH -> crash(pace.crash().orElseThrow());
    }
    if (ordering.isBeforeLateEffect(event)) {
      outside(order::awaitRest);
    }
  }

  /** The customer waits for an answer; the race goes on once the charge is on its way. */
  private void pay() throws Exception {
    String method = ordering.outcome().method();
    pay =
        Background.start(
            () ->
                asking(() -> shop.pay(id, method, "pay", "Prefer", "wait=1"), 200, 202, 402, 409));
    CompletableFuture.anyOf(pay, line.charge()).get(Patience.STEP.toSeconds(), TimeUnit.SECONDS);
    Await.until(
        "the charge of " + id + " is sent, or refused",
        Patience.STEP,
        () ->
            line.charge().isDone()
                || (pay.isDone()
                    && shop.pay(id, method, "pay", "Prefer", "wait=1").status() != NOTHING_YET));
  }

  private void hear(boolean answer) {
    line.sentCharge()
        .ifPresent(
            charge -> {
              if (answer) {
                line.answer(charge);
              } else {
                line.drop(charge);
              }
              order.awaitOutcome();
            });
  }

  /** A charge that never came to be has no news. */
  private void notice() throws Exception {
    String reference = id + "-p1";
    Http.Answer charge = stage.stack().simulatorHttp.get("/charges/" + reference);
    String status = charge.json().path("status").asString("");
    if (Set.of("captured", "declined").contains(status)) {
      told = true;
      outside(() -> stage.news().tell(line));
    }
  }

  private void cancel() {
    asking(() -> shop.cancel(id, "cancel", "Prefer", "respond-async"), 200, 202);
  }

  private void expire() throws Exception {
    Instant deadline = order.awaitKnown().payBy();
    if (!Instant.now().isBefore(deadline)) {
      throw new TooLate("the deadline of " + ordering);
    }
    outside(() -> order.awaitExpiry(deadline));
  }

  private void crash(Crash crash) throws Exception {
    boolean ends = ordering.isCrashedIn(Event.CANCEL);
    outside(
        () -> {
          order.await(
              "is at the moment of the crash",
              Patience.STEP,
              o -> line.isWaitedOn() || (ends ? o.hasEnded() : QuittanceOrder.isAtRest(o)));
          crash.meet(line);
        });
  }

  private interface Waiting {
    void end() throws Exception;
  }

  private void outside(Waiting waiting) throws Exception {
    stage
        .places()
        .outside(
            () -> {
              waiting.end();
              return true;
            });
  }

  /** Asks as a client does that is told to come again later. */
  private Http.Answer asking(Supplier<Http.Answer> request, Integer... expected) {
    Http.Answer answer =
        Await.value(
            id + " is answered",
            Patience.STEP,
            () -> Optional.of(request.get()).filter(a -> !LATER.contains(a.status())));
    if (!Set.of(expected).contains(answer.status())) {
      throw new AssertionError(id + ", " + ordering + ": " + answer);
    }
    return answer;
  }
}
