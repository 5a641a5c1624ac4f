package io.quittance.relay;

import io.quittance.relay.lanes.Lane;
import io.quittance.relay.lanes.Lanes;
import java.util.Objects;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the sinks take what they are told. It is no part of readiness: nothing is lost while one
 * is away, and the others are told all the same.
 */
@Component("sinks")
class SinksHealth extends AbstractHealthIndicator {

  private final Lanes lanes;

  SinksHealth(Lanes lanes) {
    this.lanes = lanes;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    for (Lane lane : lanes.all()) {
      String trouble = lane.trouble();
      builder.withDetail(lane.sink(), Objects.requireNonNullElse(trouble, "takes what it is told"));
      if (trouble != null) {
        builder.down();
      }
    }
  }
}
