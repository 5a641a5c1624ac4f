package io.quittance.api;

import io.quittance.api.evidence.CancelPreviews;
import io.quittance.api.evidence.Evidence;
import io.quittance.api.orders.Orders;
import io.quittance.providers.Providers;
import io.quittance.providers.simulator.SimulatorProvider;
import io.quittance.store.Store;
import io.quittance.workflows.contract.EngineConnection;
import io.quittance.workflows.contract.OrderDataConverter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The parts that the environment's variables describe. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  @Bean
  Providers providers(
      @Value("${SIMULATOR_URL:http://127.0.0.1:8090}") URI address,
      @Value("${TOMBSTONES:true}") boolean tombstones,
      @Value("${SIMULATOR_WEBHOOK_SECRETS:}") List<String> webhookSecrets) {
    return new Providers(List.of(new SimulatorProvider(address, tombstones, webhookSecrets)));
  }

  @Bean
  Evidence evidence(
      Store store, Providers providers, @Value("${TEMPORAL_UI_URL:}") String temporalUi) {
    String namespaces =
        temporalUi.replaceFirst("/+$", "")
            + "/namespaces/"
            + EngineConnection.fromEnvironment().namespace();
    return new Evidence(
        store, providers, Clock.systemUTC(), temporalUi.isEmpty() ? null : namespaces);
  }

  @Bean
  CancelPreviews cancelPreviews(Orders orders, Store store) {
    return new CancelPreviews(orders, store, Clock.systemUTC());
  }

  /** Orders are written to callers as the workflows write them. */
  @Bean
  JsonMapper jsonMapper() {
    return OrderDataConverter.mapper();
  }
}
