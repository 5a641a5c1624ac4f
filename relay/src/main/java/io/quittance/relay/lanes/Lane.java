package io.quittance.relay.lanes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.relay.sinks.EventJson;
import io.quittance.relay.sinks.Sink;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.Outbox;
import io.quittance.store.OutboxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from the outbox to one sink. Of the orders' parts it has a share, of which it tells a few
 * at once, each in order; what it keeps in memory is a batch of each.
 */
public final class Lane {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);
  private static final int BATCHES_IN_A_ROW = 10;
  private static final int FILL = 1_000;
  private static final int LONGEST_UNTIL_ON = 6;
  private static final long DRAIN_SECONDS = 22;

  private final Sink sink;
  private final Outbox outbox;
  private final LaneSettings settings;
  private final Share share;
  private final Pause pause;
  private final Telling telling;
  private final Semaphore atOnce;
  private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Thread> threads = new ArrayList<>();
  private final Object wake = new Object();
  private volatile boolean stopping;
  private volatile boolean left;
  private final Trouble noBooks;
  private final Trouble notTaken;

  /**
   * Takes a sink, which it closes in the end.
   *
   * @param relay the name of this process, which no other ever had
   */
  public Lane(
      Sink sink,
      Outbox outbox,
      EventJson json,
      LaneSettings settings,
      String relay,
      MeterRegistry registry) {
    this.sink = sink;
    this.outbox = outbox;
    this.settings = settings;
    this.share = new Share(sink.name(), relay, settings.lease(), outbox.leases());
    this.pause = new Pause(settings.longestPause());
    LaneMetrics metrics = new LaneMetrics(registry, sink.name());
    this.telling = new Telling(sink, json, outbox.deliveries(), settings.retries(), pause, metrics);
    this.atOnce = new Semaphore(settings.atOnce());
    this.noBooks = new Trouble(sink.name() + " waits for the books");
    this.notTaken = new Trouble(sink.name() + " at " + sink.address() + " takes nothing");
  }

  /** Returns the sink's name. */
  public String sink() {
    return sink.name();
  }

  /** Returns why the sink was told in vain the last time; null: it was not. */
  public @Nullable String trouble() {
    return telling.trouble();
  }

  /** Returns how many parts of the orders it tells the sink of. */
  public int partitions() {
    return share.held().size();
  }

  /** Begins. */
  public void start() {
    threads.add(Thread.ofPlatform().daemon().name("leases " + sink.name()).start(this::keepShare));
    threads.add(Thread.ofPlatform().daemon().name("lane " + sink.name()).start(this::tellForEver));
    log.info("Telling {} ({})", sink.name(), sink.address());
  }

  private void keepShare() {
    boolean on = false;
    int locked = 0;
    while (!left) {
      try {
        on = on || outbox.switchOn(sink.name(), sink.address());
        if (on) {
          keep();
          locked = 0;
          noBooks.isOver();
        } else {
          locked++;
          noBooks.is("others keep the list of sinks locked");
        }
      } catch (BooksUnavailable e) {
        noBooks.is(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        log.error("The leases of {} could not be kept", sink.name(), e);
      }
      pause(on || locked > 0 ? untilNext(locked) : settings.poll().toMillis());
    }
  }

  /** Longer every time that the list of sinks was locked: appends wait for who waits for it. */
  private long untilNext(int locked) {
    return settings.lease().toMillis() / 3 * Math.clamp(locked, 1, LONGEST_UNTIL_ON);
  }

  private void keep() {
    if (stopping) {
      share.keep();
    } else {
      share.balance();
      fill();
    }
  }

  /**
   * Only so much at once that the leases are kept meanwhile. Asked for again and again: the sink
   * may have been switched off, and on by another relay.
   */
  private void fill() {
    long end = System.nanoTime() + settings.lease().toNanos() / 4;
    boolean filled = false;
    while (!filled && !stopping && System.nanoTime() - end < 0) {
      filled = outbox.fill(sink.name(), FILL);
    }
  }

  private void tellForEver() {
    while (!stopping) {
      try {
        if (pause.isOn() || !startAll()) {
          pause(settings.poll().toMillis());
        }
      } catch (BooksUnavailable e) {
        noBooks.is(String.valueOf(e.getMessage()));
        pause(settings.poll().toMillis());
      } catch (RuntimeException e) {
        log.error("What {} is to be told could not be found out", sink.name(), e);
        pause(settings.lease().toMillis());
      }
    }
  }

  /** Returns whether there was something to tell. */
  private boolean startAll() {
    List<HeldLease> idle =
        share.held().stream().filter(held -> held.isGood() && held.isIdle()).toList();
    if (idle.isEmpty()) {
      return false;
    }
    List<Integer> work =
        outbox
            .deliveries()
            .withWork(sink.name(), idle.stream().map(held -> held.lease().partition()).toList());
    boolean begun = false;
    for (HeldLease held : idle) {
      if (work.contains(held.lease().partition()) && !stopping) {
        atOnce.acquireUninterruptibly();
        held.busy(true);
        tellers.execute(() -> tellAndLeave(held));
        begun = true;
      }
    }
    return begun;
  }

  private void tellAndLeave(HeldLease held) {
    boolean allTaken = false;
    try {
      allTaken = tellSome(held);
    } catch (BooksUnavailable e) {
      noBooks.is(String.valueOf(e.getMessage()));
      pause.begin();
    } catch (RuntimeException e) {
      log.error("{} could not be told", sink.name(), e);
      pause.begin();
    } finally {
      if (!allTaken) {
        held.rest(settings.poll());
      }
      held.busy(false);
      atOnce.release();
    }
  }

  /** Returns whether there may be more that is taken at once. */
  private boolean tellSome(HeldLease held) {
    boolean allTaken = true;
    for (int i = 0;
        i < BATCHES_IN_A_ROW && allTaken && !stopping && !pause.isOn() && held.isGood();
        i++) {
      List<OutboxEvent> batch = outbox.deliveries().next(held.lease(), settings.batch());
      allTaken = !batch.isEmpty() && telling.tell(held, batch);
    }
    String trouble = telling.trouble();
    if (trouble == null) {
      notTaken.isOver();
    } else {
      notTaken.is(trouble);
    }
    return allTaken;
  }

  private void pause(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    synchronized (wake) {
      try {
        while (!left && System.nanoTime() - end < 0) {
          wake.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
      } catch (InterruptedException e) {
        left = true;
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Tells to the end what is being told, lets others have the rest, and closes the sink. */
  public void stop() {
    stopping = true;
    share.held().forEach(HeldLease::giveUp);
    try {
      boolean drained = atOnce.tryAcquire(settings.atOnce(), DRAIN_SECONDS, TimeUnit.SECONDS);
      if (!drained) {
        log.warn("{} was still being told something", sink.name());
      }
      left = true;
      synchronized (wake) {
        wake.notifyAll();
      }
      for (Thread thread : threads) {
        thread.join(TimeUnit.SECONDS.toMillis(2));
      }
      share.leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BooksUnavailable e) {
      log.warn("The leases of {} run out by themselves: {}", sink.name(), e.getMessage());
    } finally {
      tellers.shutdownNow();
      sink.close();
    }
  }
}
