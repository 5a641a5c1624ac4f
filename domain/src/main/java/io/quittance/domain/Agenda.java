package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with an order, and from when on: one line per attempt, refund and deadline.
 *
 * <p>The agenda is asked only while no call is in flight. What is still marked as sent then lost
 * its answer, and is looked up at once.
 */
final class Agenda {

  /**
   * One line of the agenda.
   *
   * @param step what to do
   * @param from when to do it
   */
  record Item(Step step, Instant from) {}

  private Agenda() {}

  static Step next(Order order, Instant now) {
    if (order.ending() != null) {
      return new Step.Done();
    }
    List<Item> items = items(order);
    for (Item item : items) {
      if (!item.from().isAfter(now) && !(item.step() instanceof Step.AwaitUntil)) {
        return notBlind(order, item.step(), now);
      }
    }
    return new Step.AwaitUntil(earliestAfter(now, items));
  }

  /**
   * Rule 6: what was sent before is not sent again once the provider may have forgotten it since it
   * was last looked up. It is looked up again first.
   */
  private static Step notBlind(Order order, Step step, Instant now) {
    return step instanceof Step.Refund send
            && order.refund(send.reference()).filter(r -> isBlind(order, r, now)).isPresent()
        ? new Step.LookUp(send.reference(), send.provider())
        : step;
  }

  private static boolean isBlind(Order order, Refund refund, Instant now) {
    Attempt attempt = order.attempt(refund.payment()).orElseThrow();
    return refund
        .sentBefore()
        .filter(at -> !now.isBefore(at.plus(order.traitsOf(attempt).sendAgainWithin())))
        .isPresent();
  }

  /** Returns every call the order waits to make and every deadline it has, calls first. */
  static List<Item> items(Order order) {
    List<Item> items = new ArrayList<>();
    for (Attempt attempt : order.attempts()) {
      call(order, attempt).filter(item -> isAllowed(order, item)).ifPresent(items::add);
    }
    for (Refund refund : order.refunds()) {
      call(order, refund).filter(item -> isAllowed(order, item)).ifPresent(items::add);
    }
    for (Look look : order.looks()) {
      items.add(new Item(lookUp(order, look), look.watch().nextAt()));
    }
    deadline(order).ifPresent(items::add);
    return items;
  }

  /** Returns whether a call is still to be sent: it has neither been sent nor answered. */
  static boolean isAhead(Order order, Step.Call call) {
    return switch (call) {
      case Step.Charge c ->
          order
              .attempt(c.reference())
              .filter(a -> a.state() instanceof AttemptState.Created)
              .isPresent();
      case Step.Capture c ->
          order
              .attempt(c.reference())
              .filter(a -> a.state() instanceof AttemptState.Authorized)
              .isPresent();
      case Step.Close c -> order.attempt(c.reference()).filter(Agenda::canBeClosed).isPresent();
      case Step.Refund c ->
          order
              .refund(c.reference())
              .filter(r -> r.state() instanceof RefundState.Requested)
              .isPresent();
      case Step.LookUp c -> true;
    };
  }

  private static boolean canBeClosed(Attempt attempt) {
    return attempt.state() instanceof AttemptState.Pending
        || attempt.state() instanceof AttemptState.Authorized
        || attempt.state() instanceof AttemptState.Unknown;
  }

  /**
   * A broken invariant stops sends, not looks: the evidence must not be added to. So does a
   * person's decision until it is carried out (rule 14).
   */
  private static boolean isAllowed(Order order, Item item) {
    return item.step() instanceof Step.LookUp
        || (order.resolution() == null && !Invariants.isReportedBroken(order));
  }

  private static @Nullable Instant earliestAfter(Instant now, List<Item> items) {
    return items.stream()
        .map(Item::from)
        .filter(from -> from.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static Optional<Item> call(Order order, Attempt a) {
    return switch (a.state()) {
      case AttemptState.Created s -> charge(order, a, s);
      case AttemptState.Sent s -> Optional.of(lookUp(a, s.at()));
      case AttemptState.Capturing s -> Optional.of(lookUp(a, s.watch().since()));
      case AttemptState.Closing s -> Optional.of(lookUp(a, s.watch().since()));
      case AttemptState.Pending s ->
          Optional.of(
              Unwanted.is(order, a) ? close(a, s.closeFrom()) : lookUp(a, s.watch().nextAt()));
      case AttemptState.Authorized s -> voidOrCapture(order, a, s);
      case AttemptState.Unknown s ->
          Optional.of(
              s.missing() && order.traitsOf(a).tombstones()
                  ? close(a, s.actFrom())
                  : lookUp(a, s.watch().nextAt()));
      case AttemptState.Captured s -> Optional.empty();
      case AttemptState.Declined s -> Optional.empty();
      case AttemptState.Closed s -> Optional.empty();
    };
  }

  private static Optional<Item> charge(Order order, Attempt a, AttemptState.Created s) {
    return Looks.isAnyLive(order)
        ? Optional.empty()
        : Optional.of(
            new Item(
                new Step.Charge(
                    a.reference(),
                    a.provider(),
                    a.method(),
                    a.amount(),
                    order.terms().capture() == CaptureMode.SALE,
                    a.returnUrl()),
                s.notBefore()));
  }

  private static Optional<Item> voidOrCapture(
      Order order, Attempt a, AttemptState.Authorized state) {
    if (Unwanted.is(order, a)) {
      return Optional.of(close(a, state.actFrom()));
    }
    return order.fulfilment() instanceof Fulfilment.Asked
        ? Optional.of(
            new Item(
                new Step.Capture(a.reference(), a.provider(), state.amount()), state.actFrom()))
        : Optional.of(lookUp(a, whenItRunsOut(order, a, state)));
  }

  /** A reservation that should have run out is looked at: then it is gone, or will be. */
  private static Instant whenItRunsOut(Order order, Attempt a, AttemptState.Authorized state) {
    Instant end = state.watch().since().plus(order.traitsOf(a).authorizationLife());
    return end.isAfter(state.watch().nextAt()) ? end : state.watch().nextAt();
  }

  private static Optional<Item> call(Order order, Refund r) {
    Attempt a = order.attempt(r.payment()).orElseThrow();
    String provider = a.provider();
    Step lookUp = new Step.LookUp(r.reference(), provider);
    Step send =
        new Step.Refund(r.reference(), r.payment(), a.nameAtProvider(), provider, r.amount());
    return switch (r.state()) {
      case RefundState.Requested s -> Optional.of(new Item(send, s.watch().nextAt()));
      case RefundState.Sent s -> Optional.of(new Item(lookUp, s.watch().since()));
      case RefundState.Pending s -> Optional.of(new Item(lookUp, s.watch().nextAt()));
      case RefundState.Unknown s -> Optional.of(new Item(lookUp, s.watch().nextAt()));
      case RefundState.Succeeded s -> Optional.empty();
      case RefundState.Failed s -> Optional.empty();
    };
  }

  private static Optional<Item> deadline(Order order) {
    if (order.fulfilment() instanceof Fulfilment.Granted granted && order.review() == null) {
      Duration window = order.terms().refundWindow();
      return Optional.of(waitFor(granted.at().plus(window)));
    }
    return Settlement.hasPaymentDeadline(order)
        ? Optional.of(waitFor(order.payBy()))
        : Optional.empty();
  }

  private static Step lookUp(Order order, Look look) {
    return order
        .refund(look.of())
        .map(r -> new Step.LookUp(look.of(), order.attempt(r.payment()).orElseThrow().provider()))
        .orElseGet(
            () -> {
              Attempt a = order.attempt(look.of()).orElseThrow();
              return new Step.LookUp(look.of(), a.nameAtProvider(), a.provider());
            });
  }

  private static Item waitFor(Instant until) {
    return new Item(new Step.AwaitUntil(until), until);
  }

  private static Item lookUp(Attempt a, Instant from) {
    return new Item(new Step.LookUp(a.reference(), a.nameAtProvider(), a.provider()), from);
  }

  private static Item close(Attempt a, Instant from) {
    return new Item(new Step.Close(a.reference(), a.provider()), from);
  }
}
