package io.quittance.api.engine;

import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.OrderView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked about orders. Who wants to see an order while another waits for his turn
 * to ask the same shares that question; never one that was asked before he came, which would not
 * tell him of now.
 */
final class Questions {

  private final Engine engine;
  private final Turns turns = new Turns();
  private final ConcurrentMap<String, CompletableFuture<Reading<OrderView>>> unasked =
      new ConcurrentHashMap<>();

  Questions(Engine engine) {
    this.engine = engine;
  }

  /** Asks an order where it stands. */
  Reading<OrderView> view(String orderId, Duration within) {
    CompletableFuture<Reading<OrderView>> mine = new CompletableFuture<>();
    CompletableFuture<Reading<OrderView>> shared = unasked.putIfAbsent(orderId, mine);
    return shared == null ? lead(orderId, mine, within) : join(shared, within);
  }

  private Reading<OrderView> lead(
      String orderId, CompletableFuture<Reading<OrderView>> mine, Duration within) {
    Reading<OrderView> reading = unanswered(null);
    try {
      reading =
          inTurn(
              orderId,
              within,
              time -> {
                unasked.remove(orderId, mine);
                return engine.view(orderId, time);
              });
      return reading;
    } finally {
      unasked.remove(orderId, mine);
      mine.complete(reading);
    }
  }

  private static Reading<OrderView> join(
      CompletableFuture<Reading<OrderView>> shared, Duration within) {
    try {
      return shared.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return unanswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered(e);
    }
  }

  /** Asks an order what it answered to a command; empty if it has never seen it. */
  Reading<Optional<CommandReply>> reply(String orderId, String commandId, Duration within) {
    return inTurn(orderId, within, time -> engine.reply(orderId, commandId, time));
  }

  private <T> Reading<T> inTurn(
      String orderId, Duration within, Function<Duration, Reading<T>> question) {
    try {
      return turns.take(orderId, within, question);
    } catch (TimeoutException e) {
      return unanswered(e);
    }
  }

  private static <T> Reading<T> unanswered(@Nullable Throwable cause) {
    return new Reading.Unanswered<>(ProblemCode.VIEW_UNAVAILABLE, cause);
  }
}
