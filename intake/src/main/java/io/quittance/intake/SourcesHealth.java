package io.quittance.intake;

import io.quittance.intake.commands.Source;
import java.util.Objects;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the brokers that are switched on can be reached. */
@Component("sources")
class SourcesHealth extends AbstractHealthIndicator {

  private final Sources sources;

  SourcesHealth(Sources sources) {
    this.sources = sources;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    for (Source source : sources.all()) {
      String trouble = source.trouble();
      builder.withDetail(source.name(), Objects.requireNonNullElse(trouble, "gives messages"));
      if (trouble != null) {
        builder.down();
      }
    }
  }
}
