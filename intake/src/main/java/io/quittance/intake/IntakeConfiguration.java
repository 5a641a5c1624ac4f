package io.quittance.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.intake.commands.Api;
import io.quittance.intake.commands.Handling;
import io.quittance.intake.commands.Source;
import io.quittance.intake.kafka.KafkaSource;
import io.quittance.intake.rabbitmq.RabbitSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that the environment's variables describe: each broker is switched on by its own. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  @Bean
  Api theApi(IntakeSettings settings) {
    return new Api(settings.url(), settings.patience());
  }

  @Bean
  Sources sourcesOfCommands(IntakeSettings settings, Api api, MeterRegistry metrics) {
    Handling handling =
        new Handling(
            api,
            settings.source(),
            settings.longestPause(),
            settings.atOnce(),
            InstantSource.system(),
            metrics);
    List<Source> sources = new ArrayList<>();
    if (!settings.kafka().bootstrap().isBlank()) {
      sources.add(new KafkaSource(settings.kafka(), handling, settings.longestPause()));
    }
    if (!settings.rabbitmq().uri().isBlank()) {
      sources.add(new RabbitSource(settings.rabbitmq(), handling, settings.longestPause()));
    }
    return new Sources(sources);
  }
}
