package io.quittance.worker;

import io.quittance.activities.BookActivities;
import io.quittance.activities.ProviderActivities;
import io.quittance.providers.Providers;
import io.quittance.providers.simulator.SimulatorProvider;
import io.quittance.workflows.contract.OrderWorkflows;
import io.quittance.workflows.impl.OrderWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this worker runs: the order workflow, the payment activities and the books'. */
@Configuration(proxyBeanMethods = false)
class OrderWorkerConfiguration {

  @Bean
  Providers providers(WorkerSettings settings) {
    return new Providers(
        List.of(new SimulatorProvider(settings.simulatorUrl(), settings.simulatorTombstones())));
  }

  @Bean
  WorkerFactory workerFactory(
      WorkflowClient client, Providers providers, BookActivities books, WorkerSettings settings) {
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    WorkerOptions options =
        WorkerOptions.newBuilder()
            .setMaxConcurrentWorkflowTaskPollers(settings.pollers())
            .setMaxConcurrentActivityTaskPollers(settings.pollers())
            .build();
    Worker worker = factory.newWorker(OrderWorkflows.TASK_QUEUE, options);
    worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
    worker.registerActivitiesImplementations(new ProviderActivities(providers), books);
    return factory;
  }
}
