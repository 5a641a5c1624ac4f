package io.quittance.worker;

import io.quittance.activities.BookActivities;
import io.quittance.activities.ClaimSweepActivities;
import io.quittance.activities.ProofActivities;
import io.quittance.activities.ProviderActivities;
import io.quittance.providers.Providers;
import io.quittance.providers.simulator.SimulatorProvider;
import io.quittance.store.Store;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.quittance.workflows.impl.reconciliation.ClaimSweepWorkflowImpl;
import io.quittance.workflows.impl.reconciliation.ReconciliationWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this worker runs: orders, with their payments and books, and the watch over all of them. */
@Configuration(proxyBeanMethods = false)
class OrderWorkerConfiguration {

  private static final long COLD_START_MILLIS = 5_000;

  @Bean
  Providers providers(WorkerSettings settings) {
    return new Providers(
        List.of(new SimulatorProvider(settings.simulatorUrl(), settings.simulatorTombstones())));
  }

  @Bean
  WorkerFactory workerFactory(
      WorkflowClient client,
      Providers providers,
      Store store,
      WorkerSettings settings,
      Versioning versioning) {
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(settings.cachedOrders())
                .build());
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setMaxConcurrentWorkflowTaskPollers(settings.pollers())
            .setMaxConcurrentActivityTaskPollers(settings.pollers())
            // The first task of a cold JVM on a busy machine takes longer than the SDK's second.
            .setDefaultDeadlockDetectionTimeout(COLD_START_MILLIS);
    versioning.applyTo(options);
    Worker worker = factory.newWorker(OrderWorkflows.TASK_QUEUE, options.build());
    worker.registerWorkflowImplementationTypes(
        OrderWorkflowImpl.class, ReconciliationWorkflowImpl.class, ClaimSweepWorkflowImpl.class);
    InstantSource clock = InstantSource.system();
    worker.registerActivitiesImplementations(
        new ProviderActivities(providers),
        new BookActivities(store),
        new ProofActivities(store, providers, client, settings.reconciliation(), clock),
        new ClaimSweepActivities(store, client, settings.sweepClaimsOlderThan(), clock));
    return factory;
  }
}
