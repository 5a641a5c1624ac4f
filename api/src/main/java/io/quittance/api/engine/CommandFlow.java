package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way of one command: as an update, which brings the answer back; if that is not accepted in
 * time, as a signal, which the engine keeps though no worker runs. Arriving twice is normal, the
 * command id makes it one command. Then the order's row is watched until the command has settled.
 */
final class CommandFlow {

  /** The SDK may come back a little late, since it does not look at the time while it pauses. */
  private static final Duration OVERRUN = Duration.ofMillis(500);

  private final Engine engine;
  private final Watching watching;
  private final ClosedOrders closed;

  CommandFlow(Engine engine, Books books) {
    this.engine = engine;
    this.watching = new Watching(books);
    this.closed = new ClosedOrders(engine, books, this::deliver);
  }

  Answer give(String orderId, CommandRequest request, Wait wait) {
    GivenCommand command =
        new GivenCommand(orderId, request, wait.forNothing(), new Patience(wait.atMost()));
    return deliver(command, engine.to(orderId)).orElseGet(() -> closed.answer(command));
  }

  /** Empty: there is no workflow that takes messages. */
  private Optional<Answer> deliver(GivenCommand command, Delivery delivery) {
    if (command.forNothing()) {
      return keep(command, delivery) ? Optional.of(new Answer.Kept(null)) : Optional.empty();
    }
    return switch (update(command, delivery)) {
      case Update.Accepted accepted -> followUpdate(command, accepted);
      case Update.Gone gone -> Optional.empty();
      case Update.NotTaken no -> asSignal(command, delivery);
      case Update.Busy busy -> asSignal(command, delivery);
    };
  }

  /** Updates in flight are few, and most are over in a moment. */
  private static Update update(GivenCommand command, Delivery delivery) {
    Patience patience = command.patience();
    Pauses pauses = new Pauses();
    Update update = delivery.update(command.request(), patience);
    while (update instanceof Update.Busy
        && patience.sleep(pauses.next())
        && !patience.forAcceptance().isZero()) {
      update = delivery.update(command.request(), patience);
    }
    return update;
  }

  private Optional<Answer> followUpdate(GivenCommand command, Update.Accepted update) {
    try {
      long time = command.patience().left().plus(OVERRUN).toMillis();
      CommandReply reply = update.reply().get(time, TimeUnit.MILLISECONDS);
      return Optional.of(follow(command, reply, update.maybeEarlier()));
    } catch (ExecutionException | TimeoutException e) {
      return switch (Failure.of(e)) {
        case GONE, UNANSWERED -> Optional.empty();
        case NOT_IN_TIME, BUSY, NOT_READY, AWAY -> Optional.of(keptAsItStands(command));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Answer.Kept(null));
    }
  }

  /**
   * What was taken on and is not in the books yet is no more than kept, though the order goes on by
   * it; the engine tells an earlier answer as it was, so the books may have it by now. A refusal
   * moves nothing, and is one with or without them.
   */
  private Answer follow(GivenCommand command, CommandReply reply, boolean maybeEarlier) {
    OrderView told = reply.view();
    if (!reply.recorded() && reply.answer() != CommandReply.Answer.REFUSED) {
      return maybeEarlier
          ? watching.await(command.orderId(), command.request(), command.patience())
          : new Answer.Kept(told);
    }
    boolean isOfNow =
        told != null && (!maybeEarlier || reply.answer() == CommandReply.Answer.REFUSED);
    OrderView order = isOfNow ? told : watching.look(command.orderId()).orElse(null);
    return order == null
        ? new Answer.Kept(told)
        : watching.settle(new Answer.Given(reply, order), command.patience());
  }

  private Answer keptAsItStands(GivenCommand command) {
    return new Answer.Kept(watching.look(command.orderId()).orElse(null));
  }

  private Optional<Answer> asSignal(GivenCommand command, Delivery delivery) {
    return keep(command, delivery)
        ? Optional.of(watching.await(command.orderId(), command.request(), command.patience()))
        : Optional.empty();
  }

  private static boolean keep(GivenCommand command, Delivery delivery) {
    return delivery.signal(command.request(), command.patience().forCall(Engine.CALL));
  }
}
