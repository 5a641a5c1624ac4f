package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An order being played to its rest in a world that answers by a script. */
final class Playing {

  /** More than a year of hourly look-ups: an order that is not at rest by then has no end. */
  private static final int MOST_STEPS = 10_000;

  private final World world;
  private final List<Preview.Calls> calls = new ArrayList<>();
  private final List<Review> asked = new ArrayList<>();
  private final SortedMap<String, Long> returned = new TreeMap<>();
  private Order order;
  private Instant now;

  private Playing(Order order, World world, Instant now) {
    this.order = order;
    this.world = world;
    this.now = now;
  }

  /** Returns what becomes of an order from a time on, if nobody says anything more. */
  static Preview.Course out(Order order, World world, Instant now) {
    Playing playing = new Playing(order, world, now);
    order.inFlight().forEach(playing::hear);
    playing.play();
    return playing.course();
  }

  private void play() {
    for (int i = 0; i < MOST_STEPS; i++) {
      take(OrderMachine.elapse(order, now));
      switch (OrderMachine.next(order, now)) {
        case Step.Call call -> perform(call);
        case Step.AwaitUntil wait when wait.until() != null -> now = wait.until();
        case Step.AwaitUntil wait -> {
          return;
        }
        case Step.Done done -> {
          return;
        }
      }
    }
  }

  private void perform(Step.Call call) {
    note(call);
    take(OrderMachine.begin(order, call, now));
    hear(call.reference());
  }

  private void note(Step.Call call) {
    Preview.Calls last = calls.isEmpty() ? null : calls.getLast();
    if (last != null && isSame(last.call(), call)) {
      calls.removeLast();
      calls.add(new Preview.Calls(last.call(), last.times() + 1, last.from(), now));
    } else {
      calls.add(new Preview.Calls(call, 1, now, now));
    }
  }

  private static boolean isSame(Step.Call one, Step.Call other) {
    return one.getClass().equals(other.getClass()) && one.reference().equals(other.reference());
  }

  private void hear(Reference of) {
    take(OrderMachine.apply(order, world.answer(order, of, now), now));
  }

  private void take(Decision decision) {
    for (Fact fact : decision.facts()) {
      order = OrderMachine.evolve(order, fact);
      switch (fact) {
        case Fact.Refunded f -> goesBack(f.amount());
        case Fact.Reversed f -> goesBack(f.amount());
        case Fact.ReviewOpened f -> asked.add(f.review());
        case Fact f -> {}
      }
    }
  }

  private void goesBack(Money money) {
    returned.merge(money.currency().getCurrencyCode(), money.minorUnits(), Long::sum);
  }

  private Preview.Course course() {
    return new Preview.Course(
        List.copyOf(calls),
        List.copyOf(asked),
        order.status(),
        order.review() == null ? null : order.review().kind(),
        returned,
        order.ending() == null ? null : order.ending().at());
  }
}
