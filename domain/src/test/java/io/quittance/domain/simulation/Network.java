package io.quittance.domain.simulation;

import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The way to the provider and back: requests and answers are lost, late, doubled and garbled. */
public final class Network {

  private final ModelProvider provider;
  private final Map<Operation, Map<Integer, Manner>> manners = new EnumMap<>(Operation.class);
  private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
  private final List<Step.Call> underWay = new ArrayList<>();

  /** Takes how the calls of a schedule go. */
  public Network(Schedule schedule, ModelProvider provider) {
    this.provider = provider;
    for (Manner manner : schedule.all(Manner.class)) {
      manners
          .computeIfAbsent(manner.operation(), operation -> new java.util.HashMap<>())
          .put(manner.nth(), manner);
    }
  }

  /** Returns how the next call of that operation goes. */
  public Manner next(Step.Call call) {
    Operation operation = Operation.of(call);
    int nth = calls.merge(operation, 1, Integer::sum);
    return manners.getOrDefault(operation, Collections.emptyMap()).getOrDefault(nth, Manner.well());
  }

  /** Returns the requests that are on their way though their sender has given up. */
  List<Step.Call> underWay() {
    return underWay;
  }

  /** Carries a request to the provider and an answer back, at once or later or never. */
  public Outcome carry(Step.Call call, Manner manner, long now) {
    Reference of = call.reference();
    return switch (manner.travel()) {
      case ARRIVES -> provider.execute(call, manner, now);
      case NOT_SENT -> new Outcome.NotSent(of, null);
      case TURNED_AWAY -> new Outcome.NotSent(of, Duration.ofMillis(manner.travelMillis()));
      case LOST -> new Outcome.Unknown(of);
      case LATE -> {
        arriveLater(call, manner, now + manner.travelMillis());
        yield new Outcome.Unknown(of);
      }
      case TWICE -> {
        Outcome outcome = provider.execute(call, manner, now);
        arriveLater(call, manner, now + manner.travelMillis());
        yield outcome;
      }
      case ANSWER_LOST -> {
        provider.execute(call, manner, now);
        yield new Outcome.Unknown(of);
      }
      case GARBLED -> {
        provider.execute(call, manner, now);
        provider.garbled();
        yield nonsense(call, (int) manner.travelMillis());
      }
      case LAST_NOT_SENT -> {
        provider.execute(call, manner, now);
        yield new Outcome.NotSent(of, null);
      }
    };
  }

  /** A call that its shell has forgotten is made all the same, by a worker that does not know. */
  void arriveLater(Step.Call call, Manner manner, long at) {
    underWay.add(call);
    provider.later(
        at,
        () -> {
          underWay.remove(call);
          provider.execute(call, manner, at);
        });
  }

  private static Outcome nonsense(Step.Call call, int which) {
    List<Outcome> all =
        switch (call) {
          case Step.Refund c -> aboutNoRefund(c.reference());
          case Step.LookUp c when c.reference() instanceof Reference.ToRefund of ->
              aboutNoRefund(of);
          case Step.LookUp c -> aboutNoLookUp(c.reference());
          case Step.Charge c -> aboutNoPayment(c.reference());
          case Step.Capture c -> undecided(c.reference());
          case Step.Close c -> undecided(c.reference());
        };
    return all.get(which % all.size());
  }

  private static List<Outcome> aboutNoPayment(Reference of) {
    return List.of(
        new Outcome.Refunded(of, Money.of(1, "EUR"), "re_x"),
        new Outcome.RefundPending(of, "re_x"));
  }

  /** "Pending" is what it may always be: then it is looked at again. */
  private static List<Outcome> aboutNoLookUp(Reference of) {
    return List.of(
        new Outcome.Refunded(of, Money.of(1, "EUR"), "re_x"),
        new Outcome.RefundPending(of, "re_x"),
        new Outcome.Refused(of, RefusalCause.OTHER),
        new Outcome.Pending(of, null, "ch_x"));
  }

  /** What would end an attempt is not among them: a provider that lies can't be helped. */
  private static List<Outcome> undecided(Reference of) {
    Money money = Money.of(1, "EUR");
    return List.of(
        new Outcome.Refunded(of, money, "re_x"),
        new Outcome.RefundPending(of, "re_x"),
        new Outcome.Pending(of, null, "ch_x"),
        new Outcome.Authorized(of, money, "ch_x"),
        new Outcome.NotFound(of),
        new Outcome.Refused(of, RefusalCause.TOO_LATE));
  }

  private static List<Outcome> aboutNoRefund(Reference of) {
    Money money = Money.of(1, "EUR");
    return List.of(
        new Outcome.Captured(of, money, "ch_x"),
        new Outcome.Authorized(of, money, "ch_x"),
        new Outcome.Pending(of, null, "ch_x"),
        new Outcome.Declined(of, "card_declined"),
        new Outcome.Closed(of));
  }
}
