package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A provider with books of its own, whose answers get lost and whose charges are refused, or arrive
 * as late as it promises at the latest, at random: the witness by which a random walk is judged.
 */
final class ModelProvider {

  private final Random random;
  private final Map<String, String> charges = new TreeMap<>();
  private final Map<String, Long> refunds = new TreeMap<>();
  private final Map<String, Long> returned = new TreeMap<>();
  private final Map<String, Instant> reservedSince = new TreeMap<>();
  private final List<Late> late = new ArrayList<>();
  private final ProviderTraits traits;
  private long captured;
  private long refunded;

  /** Takes the money of an attempt that it had said is dead; empty if there is none. */
  Optional<Reference> captureLate(Order order) {
    Optional<Attempt> dead =
        order.attempts().stream()
            .filter(a -> a.sentAt() != null)
            .filter(a -> random.nextBoolean())
            .findFirst();
    dead.ifPresent(
        a -> {
          charges.put(a.reference().text(), "captured");
          captured += a.amount().minorUnits();
        });
    return dead.map(Attempt::reference);
  }

  /** Takes back a refund that had succeeded; empty if there is none. */
  Optional<Reference> takeBack(Order order) {
    Optional<Refund> refund =
        order.refunds().stream()
            .filter(r -> r.state() instanceof RefundState.Succeeded)
            .findFirst();
    refund.ifPresent(
        r -> {
          refunded -= r.amount().minorUnits();
          returned.merge(r.payment().text(), -r.amount().minorUnits(), Long::sum);
          refunds.put(r.reference().text(), 0L);
        });
    return refund.map(Refund::reference);
  }

  /** A charge that is on its way. */
  private record Late(Step.Charge charge, Instant arrives) {}

  ModelProvider(Random random, ProviderTraits traits) {
    this.random = random;
    this.traits = traits;
  }

  long held() {
    return captured - refunded;
  }

  long captured() {
    return captured;
  }

  Outcome perform(Step.Call call, Instant now) {
    arrive(now);
    runOut(now);
    if (random.nextInt(10) == 0) {
      return new Outcome.NotSent(call.reference(), null);
    }
    if (call instanceof Step.Charge charge && random.nextInt(5) == 0) {
      long delay = random.nextLong(traits.longestDelay().toMillis());
      late.add(new Late(charge, now.plusMillis(delay)));
      return new Outcome.Unknown(call.reference());
    }
    boolean arrives = random.nextInt(5) != 0;
    Outcome outcome = arrives ? execute(call) : new Outcome.Unknown(call.reference());
    return random.nextInt(4) == 0 ? new Outcome.Unknown(call.reference()) : outcome;
  }

  private void runOut(Instant now) {
    charges.replaceAll(
        (name, state) -> {
          if (!state.equals("authorized")) {
            return state;
          }
          Instant since = reservedSince.computeIfAbsent(name, n -> now);
          return now.isBefore(since.plus(traits.authorizationLife())) ? state : "closed";
        });
  }

  private void arrive(Instant now) {
    List<Late> arrived = late.stream().filter(l -> !l.arrives().isAfter(now)).toList();
    late.removeAll(arrived);
    arrived.forEach(l -> charge(l.charge()));
  }

  /** Lets everything arrive that is still on its way. */
  void arriveAll() {
    arrive(Instant.MAX);
  }

  private Outcome execute(Step.Call call) {
    return switch (call) {
      case Step.Charge c -> charge(c);
      case Step.Capture c -> capture(c);
      case Step.Close c -> close(c);
      case Step.Refund c -> refund(c);
      case Step.LookUp c -> lookUp(c.reference());
    };
  }

  private Outcome charge(Step.Charge c) {
    String name = c.reference().text();
    if (!charges.containsKey(name)) {
      String result = random.nextInt(4) == 0 ? "declined" : c.capture() ? "captured" : "authorized";
      charges.put(name, result);
      captured += result.equals("captured") ? c.amount().minorUnits() : 0;
    }
    return lookUp(c.reference());
  }

  private Outcome capture(Step.Capture c) {
    if ("authorized".equals(charges.get(c.reference().text()))) {
      if (random.nextInt(4) == 0) {
        return new Outcome.Refused(c.reference(), RefusalCause.OTHER);
      }
      charges.put(c.reference().text(), "captured");
      captured += c.amount().minorUnits();
    }
    return lookUp(c.reference());
  }

  private Outcome close(Step.Close c) {
    String state = charges.getOrDefault(c.reference().text(), "unseen");
    boolean unseen = state.equals("unseen");
    if (state.equals("captured") || state.equals("declined") || (unseen && !traits.tombstones())) {
      return new Outcome.Refused(c.reference(), RefusalCause.TOO_LATE);
    }
    charges.put(c.reference().text(), "closed");
    return new Outcome.Closed(c.reference());
  }

  private Outcome refund(Step.Refund c) {
    String name = c.reference().text();
    if (!refunds.containsKey(name)) {
      if (random.nextInt(4) == 0) {
        refunds.put(name, 0L);
      } else {
        refunds.put(name, c.amount().minorUnits());
        refunded += c.amount().minorUnits();
        returned.merge(c.payment().text(), c.amount().minorUnits(), Long::sum);
      }
    }
    return lookUp(c.reference());
  }

  private Outcome lookUp(Reference of) {
    return of instanceof Reference.ToRefund ? lookUpRefund(of) : lookUpCharge(of);
  }

  private Outcome lookUpCharge(Reference of) {
    return switch (charges.getOrDefault(of.text(), "unseen")) {
      case "captured" ->
          new Outcome.Captured(
              of, Play.eur(4210), Play.eur(returned.getOrDefault(of.text(), 0L)), "ch_1");
      case "authorized" -> new Outcome.Authorized(of, Play.eur(4210), "ch_1");
      case "declined" -> new Outcome.Declined(of, "card_declined");
      case "closed" -> new Outcome.Closed(of);
      default -> new Outcome.NotFound(of);
    };
  }

  private Outcome lookUpRefund(Reference of) {
    Long amount = refunds.get(of.text());
    if (amount == null) {
      return new Outcome.NotFound(of);
    }
    return amount == 0
        ? new Outcome.Refused(of, RefusalCause.OTHER)
        : new Outcome.Refunded(of, Play.eur(amount), "re_1");
  }
}
