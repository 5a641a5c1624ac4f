package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Outcome;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Manner;
import io.quittance.domain.simulation.Violation;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderState;
import io.quittance.workflows.contract.ProviderCall;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.ScheduleActivityTaskCommandAttributes;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The worker of one order, which dies at times with what it has in hand. */
final class Worker implements Gate.Tasks, ProviderCalls.Line, JournalActivities {

  /** A call that has no answer by then is given up a moment later. */
  private static final long LONGEST = 14_700;

  private static final long START_TO_CLOSE = 15_000;
  private static final long A_WHILE = 60_000;
  private static final DataConverter CONVERTER = OrderDataConverter.create();

  private final OrderInEngine order;
  private final Engine engine;
  private final CallQueue queue;
  private final LateCancels lateCancels;
  private final SplittableRandom random;
  private final int lostOfHundred;
  private final Map<String, Manner> drawn = new ConcurrentHashMap<>();
  private final AtomicInteger dying = new AtomicInteger();
  private final AtomicInteger tasks = new AtomicInteger();
  private final AtomicInteger lostTasks = new AtomicInteger();
  private final AtomicInteger lostCalls = new AtomicInteger();
  private final AtomicInteger withdrawals = new AtomicInteger();
  private volatile long crashedAt = -1;

  Worker(OrderInEngine order, Engine engine, Gate gate, long seed) {
    this.order = order;
    this.engine = engine;
    queue = new CallQueue(engine, gate);
    lateCancels = new LateCancels(engine, order::lastHistory);
    random = new SplittableRandom(seed);
    lostOfHundred = random.nextInt(3) == 0 ? 15 : 0;
  }

  int tasks() {
    return tasks.get();
  }

  int lostTasks() {
    return lostTasks.get();
  }

  int lostCalls() {
    return lostCalls.get();
  }

  int withdrawals() {
    return withdrawals.get();
  }

  /** It dies with the call that it makes, and then with the next task, or takes the books along. */
  void crash(long down) {
    crashedAt = engine.now();
    if (down < A_WHILE) {
      dying.addAndGet(down == 0 ? 1 : 2);
    } else {
      order.books.books().setAway(true);
      order.world.later(order.world.now() + down, () -> order.books.books().setAway(false));
    }
  }

  @Override
  public synchronized boolean isLost(RespondWorkflowTaskCompletedRequest task) {
    boolean lost =
        lateCancels.isIn(task.getCommandsList())
            || dying.getAndUpdate(left -> Math.max(0, left - 1)) > 0
            || random.nextInt(100) < lostOfHundred;
    (lost ? lostTasks : tasks).incrementAndGet();
    return lost;
  }

  @Override
  public void arrived() {
    lateCancels.arrived();
  }

  @Override
  public void failed(RespondWorkflowTaskFailedRequest failure) {
    order.fail(new Violation("task", "could not be done: " + failure.getFailure().getMessage()));
  }

  @Override
  public void done(RespondWorkflowTaskCompletedRequest task) {
    try {
      lateCancels.taken(task.getCommandsList());
      task.getCommandsList().forEach(this::done);
    } catch (RuntimeException e) {
      order.fail(e);
    }
  }

  private void done(Command command) {
    if (command.hasScheduleActivityTaskCommandAttributes()) {
      scheduled(command.getScheduleActivityTaskCommandAttributes());
    } else if (command.hasRequestCancelActivityTaskCommandAttributes()) {
      long call = command.getRequestCancelActivityTaskCommandAttributes().getScheduledEventId();
      if (queue.withdrawn(call, order.lastHistory())) {
        withdrawals.incrementAndGet();
      }
    }
  }

  private void scheduled(ScheduleActivityTaskCommandAttributes activity) {
    String operation = activity.getActivityType().getName();
    if (operation.equals("Append") || operation.equals("ReadJournal")) {
      queue.admit();
      return;
    }
    ProviderCall call =
        CONVERTER.fromPayloads(
            0, Optional.of(activity.getInput()), ProviderCall.class, ProviderCall.class);
    Manner manner = order.world.next(Wire.call(operation, call));
    drawn.put(activity.getActivityId(), manner);
    String id = activity.getActivityId();
    long limit = LateCancels.millis(activity.getScheduleToStartTimeout());
    if (limit > 0) {
      lateCancels.endsIn(id, limit);
    }
    queue.scheduled(id, manner.queued(), limit == 0 ? Long.MAX_VALUE : limit);
  }

  @Override
  public Optional<Outcome> perform(Step.Call call) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String activityId = context.getInfo().getActivityId();
    queue.started(activityId);
    long begun = begun(context.getInfo());
    lateCancels.endsIn(activityId, START_TO_CLOSE);
    Manner first = drawn.remove(activityId);
    Manner manner = first == null ? order.world.next(call) : first;
    Outcome outcome = order.world.carry(call, manner);
    sleepUntil(begun + Math.min(manner.latency(), LONGEST));
    if (manner.latency() > LONGEST || crashedAt >= begun) {
      sleepUntil(begun + LONGEST);
      if (!lateCancels.isAskedBack(activityId)) {
        lostCalls.incrementAndGet();
        fails();
        context.doNotCompleteOnReturn();
        return Optional.empty();
      }
    }
    lateCancels.returned(activityId);
    return Optional.of(outcome);
  }

  /** The engine gives a call up by when it handed it out, and its time may have jumped since. */
  private long begun(ActivityInfo call) {
    return Math.min(engine.now(), call.getStartedTimestamp());
  }

  private void sleepUntil(long time) {
    long left = time - engine.now();
    if (left > 0) {
      engine.sleep(left);
    }
  }

  @Override
  public void fails() {
    ActivityInfo activity = Activity.getExecutionContext().getInfo();
    int most = activity.getRetryOptions().getMaximumAttempts();
    if (most == 0 || activity.getAttempt() < most) {
      queue.admit();
    }
  }

  @Override
  public Appended append(FactsToAppend facts) {
    try {
      return order.books.append(facts, Activity.getExecutionContext().getInfo().isLocal());
    } catch (ApplicationFailure away) {
      throw repeated(away);
    }
  }

  @Override
  public OrderState read(String orderId) {
    try {
      return order.books.books().read(orderId);
    } catch (ApplicationFailure away) {
      throw repeated(away);
    }
  }

  private ApplicationFailure repeated(ApplicationFailure away) {
    if (!Activity.getExecutionContext().getInfo().isLocal()) {
      queue.admit();
    }
    return away;
  }
}
