package io.quittance.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Books;
import io.quittance.simulator.core.ChargeRequest;
import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.Event;
import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.PaymentMethod;
import io.quittance.simulator.journal.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProviderTest {

  private static final Arrival CHARGE =
      new Arrival(
          "POST",
          "/charges",
          Operation.CHARGE,
          new Command.MakeCharge(
              new ChargeRequest("A-1-p1", new Amount(1, "EUR"), PaymentMethod.TOK_OK, true)));
  private static final Arrival LOOK_UP =
      new Arrival("GET", "/charges/A-1-p1", Operation.LOOKUP, new Command.LookUp("A-1-p1"));

  private final SlowLog log = new SlowLog();
  private final DurableBooks books = new DurableBooks(new Books(), log, false);
  private final Time time = new SystemTime();
  private final Provider provider =
      new Provider(
          books, time, new Conduct(true, Duration.ofMillis(10)), new Deliveries(books, time, null));

  @Test
  void nobody_learns_of_a_charge_before_it_is_on_the_disk() throws Exception {
    log.slow = true;
    FutureTask<Reply> charge = serve(CHARGE);
    CompletableFuture<@Nullable Void> chargeWritten = log.next();
    FutureTask<Reply> lookUp = serve(LOOK_UP);
    CompletableFuture<@Nullable Void> lookUpWritten = log.next();
    assertThat(charge).isNotDone();
    assertThat(lookUp).isNotDone();

    chargeWritten.complete(null);
    assertThat(charge.get(10, TimeUnit.SECONDS)).isInstanceOf(Reply.Answered.class);
    assertThat(lookUp).isNotDone();

    lookUpWritten.complete(null);
    assertThat(lookUp.get(10, TimeUnit.SECONDS)).isInstanceOf(Reply.Answered.class);
  }

  private FutureTask<Reply> serve(Arrival arrival) {
    FutureTask<Reply> call = new FutureTask<>(() -> provider.serve(arrival));
    Thread caller = Thread.ofPlatform().daemon().start(call);
    // Until it is blocked: on the disk, as it should be, or not at all.
    while (caller.getState() == Thread.State.RUNNABLE || caller.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
    return call;
  }

  /** A log whose writes end when the test says so. */
  private static final class SlowLog implements EventLog {

    private final BlockingQueue<CompletableFuture<@Nullable Void>> writes =
        new LinkedBlockingQueue<>();
    private volatile boolean slow;

    @Override
    public CompletableFuture<@Nullable Void> append(List<Event> events) {
      if (!slow) {
        return CompletableFuture.completedFuture(null);
      }
      CompletableFuture<@Nullable Void> write = new CompletableFuture<>();
      writes.add(write);
      return write;
    }

    CompletableFuture<@Nullable Void> next() throws InterruptedException {
      CompletableFuture<@Nullable Void> write = writes.poll(10, TimeUnit.SECONDS);
      if (write == null) {
        throw new AssertionError("nothing was written");
      }
      return write;
    }

    @Override
    public void close() {
      writes.clear();
    }
  }
}
