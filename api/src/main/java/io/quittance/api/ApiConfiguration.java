package io.quittance.api;

import io.quittance.providers.Providers;
import io.quittance.providers.simulator.SimulatorProvider;
import io.quittance.workflows.contract.OrderDataConverter;
import java.net.URI;
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
      @Value("${TOMBSTONES:true}") boolean tombstones) {
    return new Providers(List.of(new SimulatorProvider(address, tombstones)));
  }

  /** Orders are written to callers as the workflows write them. */
  @Bean
  JsonMapper jsonMapper() {
    return OrderDataConverter.mapper();
  }
}
