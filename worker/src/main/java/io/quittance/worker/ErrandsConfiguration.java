package io.quittance.worker;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a worker sees to at the engine beside its orders. */
@Configuration(proxyBeanMethods = false)
class ErrandsConfiguration {

  @Bean
  Errand schedulesErrand(Schedules schedules, WorkerLifecycle worker) {
    return new Errand("schedules", schedules::ensure, worker);
  }

  @Bean
  Errand currentVersionErrand(CurrentVersion version, WorkerLifecycle worker) {
    return new Errand("current version", version::ensure, worker);
  }
}
