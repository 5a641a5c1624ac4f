package io.quittance.api.engine;

import io.quittance.api.orders.Answer;
import io.quittance.api.orders.CommandProgress;
import io.quittance.api.orders.ProblemCode;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way of one command: as an update, which brings the answer back; if that is not accepted in
 * time, as a signal, which the engine keeps though no worker runs. Arriving twice is normal, the
 * command id makes it one command. Then the order is watched until the command has settled.
 */
final class CommandFlow {

  /** The SDK may come back a little late, since it does not look at the time while it pauses. */
  private static final Duration OVERRUN = Duration.ofMillis(500);

  private final Engine engine;
  private final Questions questions;
  private final EndedOrders endedOrders;

  CommandFlow(Engine engine, Questions questions) {
    this.engine = engine;
    this.questions = questions;
    this.endedOrders = new EndedOrders(engine, questions);
  }

  Answer give(String orderId, CommandRequest request, Wait wait) {
    Patience patience = new Patience(wait.atMost());
    if (wait.forNothing()) {
      return keep(orderId, request, patience)
          ? new Answer.Kept(null)
          : endedOrders.answer(orderId, request, patience);
    }
    return switch (update(orderId, request, patience)) {
      case Update.Accepted accepted -> followUpdate(orderId, request, accepted, patience);
      case Update.Gone gone -> endedOrders.answer(orderId, request, patience);
      case Update.NotTaken no -> asSignal(orderId, request, patience);
      case Update.Busy busy -> asSignal(orderId, request, patience);
    };
  }

  /** Updates in flight are few, and most are over in a moment. */
  private Update update(String orderId, CommandRequest request, Patience patience) {
    Pauses pauses = new Pauses();
    Update update = engine.update(orderId, request, patience);
    while (update instanceof Update.Busy
        && patience.sleep(pauses.next())
        && !patience.forAcceptance().isZero()) {
      update = engine.update(orderId, request, patience);
    }
    return update;
  }

  private Answer followUpdate(
      String orderId, CommandRequest request, Update.Accepted update, Patience patience) {
    try {
      long time = patience.left().plus(OVERRUN).toMillis();
      CommandReply reply = update.reply().get(time, TimeUnit.MILLISECONDS);
      OrderView order = orderOfNow(orderId, reply, update.maybeEarlier(), patience);
      return order == null
          ? new Answer.Kept(null)
          : settle(orderId, new Answer.Given(reply, order), patience);
    } catch (ExecutionException | TimeoutException e) {
      return switch (Failure.of(e)) {
        case GONE, UNANSWERED -> endedOrders.answer(orderId, request, patience);
        case NOT_IN_TIME, BUSY, NOT_READY, AWAY -> new Answer.Kept(look(orderId, null, patience));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Kept(null);
    }
  }

  /** An update that is repeated brings the order of back then; a refusal needs none at all. */
  private @Nullable OrderView orderOfNow(
      String orderId, CommandReply reply, boolean maybeEarlier, Patience patience) {
    OrderView told = reply.view();
    boolean isGood =
        told != null && (!maybeEarlier || reply.answer() == CommandReply.Answer.REFUSED);
    return isGood ? told : look(orderId, told, patience);
  }

  private Answer asSignal(String orderId, CommandRequest request, Patience patience) {
    return keep(orderId, request, patience)
        ? followSignal(orderId, request, patience)
        : endedOrders.answer(orderId, request, patience);
  }

  private boolean keep(String orderId, CommandRequest request, Patience patience) {
    String command = Replies.commandOf(request);
    return engine.signal(orderId, command, request, patience.forCall(Engine.CALL));
  }

  /** A worker that answers at all answers the command too; without one, nobody need wait. */
  private Answer followSignal(String orderId, CommandRequest request, Patience patience) {
    Pauses pauses = new Pauses();
    String id = Replies.idOf(request);
    OrderView last = null;
    do {
      switch (questions.reply(orderId, id, patience.forCall(Engine.PATIENCE))) {
        case Reading.Read<Optional<CommandReply>> read -> {
          last = look(orderId, last, patience);
          if (last != null && read.value().isPresent()) {
            CommandReply reply = Replies.checked(read.value().get(), request);
            return settle(orderId, new Answer.Given(reply, last), patience);
          }
          if (last != null && EndedOrders.hasEnded(last)) {
            return endedOrders.answer(orderId, request, patience);
          }
        }
        case Reading.NoSuchOrder<Optional<CommandReply>> none -> {
          return new Answer.NoSuchOrder();
        }
        case Reading.Unanswered<Optional<CommandReply>> x -> {
          if (x.code() != ProblemCode.TOO_MANY_REQUESTS) {
            return new Answer.Kept(last);
          }
        }
      }
    } while (patience.sleep(pauses.next()));
    return new Answer.Kept(last);
  }

  private Answer settle(String orderId, Answer.Given given, Patience patience) {
    Pauses pauses = new Pauses();
    OrderView order = given.order();
    while (CommandProgress.of(given.reply(), order) instanceof CommandProgress.Underway
        && patience.sleep(pauses.next())) {
      OrderView seen = look(orderId, order, patience);
      order = seen == null ? order : seen;
    }
    return new Answer.Given(given.reply(), order);
  }

  private @Nullable OrderView look(
      String orderId, @Nullable OrderView otherwise, Patience patience) {
    Reading<OrderView> reading = questions.view(orderId, patience.forCall(Engine.PATIENCE));
    return reading instanceof Reading.Read<OrderView> read ? read.value() : otherwise;
  }
}
