package io.quittance.api.engine;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Notices;
import io.quittance.api.orders.Orders;
import io.quittance.workflows.contract.EngineConnection;
import io.temporal.client.WorkflowClient;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connection to the engine. It is made when it is first used, so the facade comes up while the
 * engine is away.
 */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

  /** Short, so that an engine that is away is an answer within seconds. */
  static final RpcRetryOptions RETRIES =
      RpcRetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(50))
          .setCongestionInitialInterval(Duration.ofMillis(100))
          .setBackoffCoefficient(1.7)
          .setMaximumInterval(Duration.ofMillis(500))
          .setMaximumJitterCoefficient(0.2)
          .setExpiration(Engine.CALL)
          .build();

  @Bean
  EngineConnection engineConnection() {
    return EngineConnection.fromEnvironment();
  }

  @Bean(destroyMethod = "close")
  Scope engineMetrics(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(com.uber.m3.util.Duration.ofSeconds(10));
  }

  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs serviceStubs(EngineConnection connection, Scope engineMetrics) {
    return WorkflowServiceStubs.newServiceStubs(
        connection
            .serviceOptions(engineMetrics)
            .setRpcRetryOptions(RETRIES)
            .setRpcTimeout(Engine.CALL)
            .setRpcQueryTimeout(Engine.QUESTION)
            .setSystemInfoTimeout(Duration.ofSeconds(1))
            .setConnectionBackoffResetFrequency(Duration.ofSeconds(1))
            .setGrpcClientInterceptors(List.of(new UpdatesAreTriedOnce()))
            .build());
  }

  @Bean
  WorkflowClient workflowClient(WorkflowServiceStubs stubs, EngineConnection connection) {
    return WorkflowClient.newInstance(stubs, connection.clientOptions());
  }

  @Bean("calls")
  Engine engine(WorkflowServiceStubs stubs, WorkflowClient client) {
    return new Engine(stubs, client);
  }

  @Bean
  Orders orders(Engine engine, Books books) {
    return new TemporalOrders(engine, books);
  }

  @Bean
  Notices notices(Engine engine) {
    return new NoticeFlow(engine);
  }

  @Bean("engine")
  EngineHealth engineHealth(WorkflowServiceStubs stubs, EngineConnection connection) {
    return new EngineHealth(stubs, connection);
  }
}
