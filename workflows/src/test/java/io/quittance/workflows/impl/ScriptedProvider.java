package io.quittance.workflows.impl;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The activities of a test: they answer what the test scripted, and otherwise that all went well.
 */
final class ScriptedProvider implements PaymentActivities {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Function<Reference, Outcome>>> scripts =
      new ConcurrentHashMap<>();

  /** Lets the next call of an operation answer this. */
  ScriptedProvider on(String operation, Function<Reference, Outcome> answer) {
    scripts.computeIfAbsent(operation, o -> new ConcurrentLinkedQueue<>()).add(answer);
    return this;
  }

  /** Lets the next charge wait until the returned gate is opened, and then succeed. */
  Gate holdCharge() {
    Gate gate = new Gate();
    on(
        "charge",
        of -> {
          gate.entered.countDown();
          Gate.await(gate.opened);
          return new Outcome.Captured(of, eur(4210), "ch_1");
        });
    return gate;
  }

  List<String> calls() {
    return calls;
  }

  static Money eur(long minorUnits) {
    return Money.of(minorUnits, "EUR");
  }

  @Override
  public ProviderAnswer charge(ProviderCall call) {
    return answer("charge", call, of -> new Outcome.Captured(of, eur(4210), "ch_1"));
  }

  @Override
  public ProviderAnswer capture(ProviderCall call) {
    return answer("capture", call, of -> new Outcome.Captured(of, eur(4210), "ch_1"));
  }

  @Override
  public ProviderAnswer close(ProviderCall call) {
    return answer("close", call, Outcome.Closed::new);
  }

  @Override
  public ProviderAnswer refund(ProviderCall call) {
    return answer("refund", call, of -> new Outcome.Refunded(of, eur(4210), "re_1"));
  }

  @Override
  public ProviderAnswer lookUp(ProviderCall call) {
    return answer("lookUp", call, Outcome.NotFound::new);
  }

  private ProviderAnswer answer(
      String operation, ProviderCall call, Function<Reference, Outcome> otherwise) {
    calls.add(operation + " " + call.reference());
    Function<Reference, Outcome> scripted =
        scripts.getOrDefault(operation, new ConcurrentLinkedQueue<>()).poll();
    Reference of = Reference.parse(call.reference());
    return ProviderAnswer.of((scripted == null ? otherwise : scripted).apply(of));
  }

  static Outcome notSentSoTryAgain(Reference of) {
    throw ApplicationFailure.newFailure("turned away", NOT_SENT);
  }

  /** A door that a test holds shut while something is in flight. */
  static final class Gate {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void awaitEntered() {
      await(entered);
    }

    void open() {
      opened.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(10, TimeUnit.SECONDS)) {
          throw new AssertionError("waited 10 s for nothing");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
