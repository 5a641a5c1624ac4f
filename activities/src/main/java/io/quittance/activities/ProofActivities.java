package io.quittance.activities;

import com.google.common.util.concurrent.RateLimiter;
import io.quittance.providers.Providers;
import io.quittance.store.Reconciliation;
import io.quittance.store.Reconciliations;
import io.quittance.store.Store;
import io.quittance.workflows.contract.ReconciliationActivities;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationProgress.ListPlace;
import io.quittance.workflows.contract.ReconciliationProgress.Part;
import io.quittance.workflows.contract.ReconciliationResult;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The activities of a reconciliation: where one begins, goes on and ends in the books. */
public final class ProofActivities implements ReconciliationActivities {

  private static final int RUNS_TO_LOOK_BACK = 20;

  private final Store store;
  private final ReconciliationSettings settings;
  private final InstantSource clock;
  private final OrderPages orders;
  private final ChargePages charges;

  /**
   * Takes all that is compared.
   *
   * @param client by which orders are told
   * @param clock what time it is; that of the orders
   */
  public ProofActivities(
      Store store,
      Providers providers,
      WorkflowClient client,
      ReconciliationSettings settings,
      InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    RateLimiter calls = RateLimiter.create(settings.callsPerSecond());
    OrderProcesses processes = new OrderProcesses(client);
    Findings findings = new Findings(store, processes, clock);
    OrderProver prover = new OrderProver(store, providers, processes, findings, calls);
    UnmatchedCharges unmatched = new UnmatchedCharges(store, processes, findings, clock);
    this.orders = new OrderPages(store, processes, prover);
    this.charges =
        new ChargePages(
            providers, new ListedCharges(store, processes, prover, findings, unmatched), calls);
  }

  @Override
  public ReconciliationProgress begin() {
    return ActivityFailures.unlessBooksAway(this::begun);
  }

  private ReconciliationProgress begun() {
    Reconciliations books = store.reconciliations();
    Instant now = clock.instant();
    // One at a time: whatever did not end was cut off, or is this one, whose begin was not heard.
    books.list(null, RUNS_TO_LOOK_BACK).stream()
        .filter(run -> run.outcome() == null)
        .forEach(run -> books.finish(run.id(), "FAILED", now));
    Optional<Reconciliation> last = books.lastFinished();
    Instant from = last.map(Reconciliation::to).orElse(Instant.EPOCH);
    ListPlace list =
        new ListPlace(null, null, false, Positions.read(last.map(Reconciliation::position)));
    return new ReconciliationProgress(
        books.begin("ORDERS", from, now, now),
        now,
        now.minus(settings.openOlderThan()),
        Part.ENDED,
        null,
        list,
        0,
        0,
        0,
        0);
  }

  @Override
  public ReconciliationProgress page(ReconciliationProgress progress) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    return ActivityFailures.unlessBooksAway(
        () -> kept(next(progress, () -> context.heartbeat(null))));
  }

  private ReconciliationProgress next(ReconciliationProgress progress, Runnable pulse) {
    return switch (progress.part()) {
      case ENDED -> orders.ended(progress, pulse);
      case OPEN -> orders.open(progress, pulse);
      case CHARGES -> charges.page(progress, pulse);
      case DONE -> progress;
    };
  }

  private ReconciliationProgress kept(ReconciliationProgress progress) {
    ReconciliationProgress counted =
        progress.withDifferences(store.reconciliations().countDifferences(progress.id()));
    store
        .reconciliations()
        .progress(
            counted.id(),
            counted.ordersProven(),
            counted.chargesRead(),
            counted.differences(),
            Positions.write(counted.list().starts()),
            clock.instant());
    return counted;
  }

  @Override
  public ReconciliationResult finish(ReconciliationProgress progress) {
    return ActivityFailures.unlessBooksAway(
        () -> {
          ReconciliationResult result = progress.result();
          store.reconciliations().finish(result.id(), result.outcome(), clock.instant());
          return result;
        });
  }
}
