package io.quittance.workflows.impl.simulation;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quittance.domain.Command;
import io.quittance.domain.EndedOrder;
import io.quittance.domain.NoticeStanding;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.simulation.Schedule;
import io.quittance.domain.simulation.Violation;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderWorkflow;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.WorkflowExecutionHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The line to an order: it is spoken to by update or signal, and started again if it must be. */
final class OrderInEngine implements OrderWorld.Line {

  /** A command whose answer somebody waits for. */
  record Awaited(CommandRequest request, CompletableFuture<CommandReply> answer) {}

  /** How long who sends a notice waits before it is sent again, twice as long each time. */
  private static final long AGAIN = 5_000;

  private static final long AGAIN_AT_MOST = 600_000;

  final String id;
  final OrderWorld world;
  final JudgedBooks books;
  final Worker worker;
  private final Engine engine;
  private final StartOrder start;
  private final SplittableRandom random;
  private final Set<String> runs = Collections.synchronizedSet(new LinkedHashSet<>());
  private final List<Awaited> awaited = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger spared = new AtomicInteger();
  private @Nullable RuntimeException breach;

  OrderInEngine(String id, Schedule schedule, Engine engine, Gate gate) {
    this.id = id;
    this.engine = engine;
    random = new SplittableRandom(schedule.seed());
    start = Wire.start(id, schedule.setup());
    world = new OrderWorld(schedule, this, engine);
    books = new JudgedBooks(id, world);
    worker = new Worker(this, engine, gate, schedule.seed());
  }

  void begin() {
    runs.add(engine.start(start));
    while (!books.isBegun()) {
      engine.sleep(1);
    }
    world.arm();
  }

  Set<String> runs() {
    return runs;
  }

  /** Returns how many notices it was not told, since the books had them. */
  int spared() {
    return spared.get();
  }

  List<Awaited> awaited() {
    return awaited;
  }

  WorkflowExecutionHistory lastHistory() {
    return engine.historyOfLastRun(id);
  }

  @Override
  public Order read() {
    return books.read();
  }

  @Override
  public void crash(long down) {
    worker.crash(down);
  }

  /** An order that has ended is answered from its row, unless money is to move. */
  @Override
  public void say(Command command) {
    caught(
        () -> {
          if (command instanceof Command.Notice notice && notice.eventId() != null) {
            told(notice, random.nextBoolean(), AGAIN);
          } else {
            said(command);
          }
        });
  }

  private void said(Command command) {
    CommandRequest request = Wire.request(command);
    boolean taken = random.nextBoolean() ? updated(request) != null : engine.signal(id, request);
    if (!taken && isReopenedBy(command)) {
      runs.add(engine.reopen(start, request));
    }
  }

  private boolean isReopenedBy(Command command) {
    Order order = read();
    if (order.ending() == null) {
      throw new Violation("I8", "there is no run, and the books have not ended");
    }
    return command instanceof Command.Notice || EndedOrder.reopens(order.status(), command.kind());
  }

  @Override
  public void tell(Command.Notice notice, boolean signal) {
    caught(() -> told(notice, signal, AGAIN));
  }

  private void told(Command.Notice notice, boolean signal, long again) {
    if (!signal && OrderMachine.knows(read(), notice)) {
      spared.incrementAndGet();
      return;
    }
    CommandRequest request = Wire.request(notice);
    NoticeStanding standing = signal ? signalled(request) : heard(request);
    if (standing == null) {
      Instant now = Instant.ofEpochMilli(engine.now());
      standing = OrderMachine.heard(read(), notice, now);
      if (standing == NoticeStanding.NEWS && isReopenedBy(notice)) {
        runs.add(engine.reopen(start, request));
      }
    }
    if (standing == NoticeStanding.TOO_EARLY) {
      long longer = Math.min(2 * again, AGAIN_AT_MOST);
      world.later(world.now() + again, () -> caught(() -> told(notice, signal, longer)));
    }
  }

  private @Nullable NoticeStanding signalled(CommandRequest notice) {
    return engine.signal(id, notice) ? NoticeStanding.NEWS : null;
  }

  private @Nullable NoticeStanding heard(CommandRequest notice) {
    CompletableFuture<CommandReply> answer = updated(notice);
    if (answer == null) {
      return null;
    }
    if (!answer.isCompletedExceptionally()) {
      return NoticeStanding.NEWS;
    }
    Throwable turnedAway = answer.exceptionNow();
    if (isSaid(turnedAway, OrderWorkflow.NOTICE_KNOWN)) {
      return NoticeStanding.KNOWN;
    }
    if (isSaid(turnedAway, OrderWorkflow.NOTICE_TOO_EARLY)) {
      return NoticeStanding.TOO_EARLY;
    }
    throw new Violation("notice", "turned away: " + turnedAway);
  }

  private static boolean isSaid(Throwable thrown, String what) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(what)) {
        return true;
      }
    }
    return false;
  }

  /** As the api does: what no worker takes in time goes as a signal. Null if no run is open. */
  private @Nullable CompletableFuture<CommandReply> updated(CommandRequest request) {
    try {
      CompletableFuture<CommandReply> answer = engine.update(id, request).getResultAsync();
      if (!answer.isCompletedExceptionally()) {
        awaited.add(new Awaited(request, answer));
      }
      return answer;
    } catch (TimeoutException e) {
      return engine.signal(id, request) ? new CompletableFuture<>() : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      if (isGone(e)) {
        return null;
      }
      throw e;
    }
  }

  private static boolean isGone(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      boolean gone =
          cause instanceof WorkflowNotFoundException
              || (cause instanceof StatusRuntimeException status
                  && status.getStatus().getCode() == Status.Code.NOT_FOUND);
      if (gone) {
        return true;
      }
    }
    return false;
  }

  /** What fails where nobody looks is told in the end. */
  private void caught(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  synchronized void fail(RuntimeException e) {
    breach = breach == null ? e : breach;
  }

  /** Throws what went wrong, if something did. */
  synchronized void mustBeUnbroken() {
    if (breach != null) {
      throw breach;
    }
    books.mustBeUnbroken();
  }

  String story() {
    StringBuilder story = new StringBuilder("facts:\n");
    if (books.isBegun()) {
      books.facts().forEach(fact -> story.append("  ").append(fact).append("\n"));
    }
    story.append("the provider's books:\n").append(world.provider());
    story.append("the last run's history:\n");
    lastHistory().getEvents().forEach(event -> story.append(told(event)));
    return story.toString();
  }

  private static String told(HistoryEvent event) {
    String more = "";
    if (event.hasWorkflowExecutionUpdateAcceptedEventAttributes()) {
      var accepted = event.getWorkflowExecutionUpdateAcceptedEventAttributes();
      more =
          accepted.getProtocolInstanceId()
              + " after "
              + accepted.getAcceptedRequestSequencingEventId();
    } else if (event.hasActivityTaskScheduledEventAttributes()) {
      more = event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
    } else if (event.hasWorkflowExecutionSignaledEventAttributes()) {
      more =
          event
              .getWorkflowExecutionSignaledEventAttributes()
              .getInput()
              .getPayloads(0)
              .getData()
              .toStringUtf8();
    }
    String type = event.getEventType().name().substring("EVENT_TYPE_".length());
    return "  " + event.getEventId() + " " + type + " " + more + "\n";
  }
}
