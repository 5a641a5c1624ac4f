package io.quittance.workflows.contract;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The steps of a comparison with the payment providers' books. Each may be repeated after a failure
 * without harm: a difference is kept once, and told to its order once.
 */
@ActivityInterface
public interface ReconciliationActivities {

  /** Begins a comparison; one that a run before left unfinished has failed. */
  @ActivityMethod(name = "BeginReconciliation")
  ReconciliationProgress begin();

  /** Compares one page, tells every order concerned what differs, and keeps how far it got. */
  @ActivityMethod(name = "ReconcilePage")
  ReconciliationProgress page(ReconciliationProgress progress);

  /** Ends a comparison; one that did not get through has failed. */
  @ActivityMethod(name = "FinishReconciliation")
  ReconciliationResult finish(ReconciliationProgress progress);
}
