package io.quittance.api.webhooks;

import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.Notices;
import io.quittance.api.webhooks.Telling.Done;
import io.quittance.api.webhooks.Telling.Later;
import io.quittance.api.webhooks.Telling.Outcome;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.store.DueNotice;
import io.quittance.store.InboxNotice;
import io.quittance.workflows.contract.CommandRequest;
import java.util.Optional;

/** Who finds the order of a notice, running, at rest or none at all, and tells it. */
final class Teller {

  private final Facts facts;
  private final Notices running;
  private final RestingOrders resting;
  private final MoneyOfNobody nobody;

  Teller(Facts facts, Notices running, RestingOrders resting, MoneyOfNobody nobody) {
    this.facts = facts;
    this.running = running;
    this.resting = resting;
    this.nobody = nobody;
  }

  /**
   * Tells an order.
   *
   * @throws RuntimeException if the engine or the books can't be reached, or the order can't be
   *     read
   */
  Telling tell(DueNotice due) {
    InboxNotice notice = due.notice();
    for (NoticeSubject subject : NoticeSubject.of(notice)) {
      Optional<Telling> told = tell(subject.orderId(), subject.command(notice));
      if (told.isPresent()) {
        return told.get();
      }
    }
    return nobody.ask(due);
  }

  private Optional<Telling> tell(String orderId, CommandRequest command) {
    Order booked = facts.readable(orderId).orElse(null);
    if (booked != null && OrderMachine.knows(booked, command.toNotice())) {
      return known(booked, command);
    }
    NoticeHearing hearing = running.tell(orderId, command);
    return switch (hearing) {
      case ACCEPTED -> Optional.of(new Done(Outcome.ACCEPTED));
      case SIGNALLED -> Optional.of(new Done(Outcome.SIGNALLED));
      case KNOWN -> Optional.of(new Done(Outcome.KNOWN));
      case TOO_EARLY -> Optional.of(new Later(true, "the order is busy with it"));
      case GONE -> resting.tell(orderId, command);
    };
  }

  /**
   * Most notices come after the answer to the very call that they are about. To turn one away, an
   * order has to get up; it is spared that for as long as it runs (ADR 19).
   */
  private Optional<Telling> known(Order booked, CommandRequest command) {
    String orderId = booked.id().value();
    return booked.ending() != null || running.isRunning(orderId)
        ? Optional.of(new Done(Outcome.KNOWN))
        : resting.tell(orderId, command);
  }
}
