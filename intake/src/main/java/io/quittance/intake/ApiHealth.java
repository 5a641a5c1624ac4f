package io.quittance.intake;

import io.quittance.intake.commands.Api;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the api can be reached. */
@Component("api")
class ApiHealth extends AbstractHealthIndicator {

  private final Api api;
  private final IntakeSettings settings;

  ApiHealth(Api theApi, IntakeSettings settings) {
    this.api = theApi;
    this.settings = settings;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
    builder.withDetail("address", settings.url());
    if (api.answers()) {
      builder.up();
    } else {
      builder.down();
    }
  }
}
