package io.quittance.worker;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.workflows.contract.EngineConnection;
import io.temporal.client.WorkflowClient;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connection to the engine. It is lazy: a worker starts, and waits, while the engine is away.
 */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  EngineConnection engineConnection() {
    return EngineConnection.fromEnvironment();
  }

  @Bean(destroyMethod = "close")
  Scope metrics(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(com.uber.m3.util.Duration.ofSeconds(10));
  }

  @Bean(destroyMethod = "shutdown")
  WorkflowServiceStubs serviceStubs(EngineConnection connection, Scope metrics) {
    return WorkflowServiceStubs.newServiceStubs(connection.serviceOptions(metrics).build());
  }

  @Bean
  WorkflowClient workflowClient(WorkflowServiceStubs stubs, EngineConnection connection) {
    return WorkflowClient.newInstance(stubs, connection.clientOptions());
  }
}
