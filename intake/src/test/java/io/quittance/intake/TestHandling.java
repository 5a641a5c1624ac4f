package io.quittance.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.intake.commands.Api;
import io.quittance.intake.commands.Handling;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** The handling of messages, with short pauses. */
public final class TestHandling {

  static final Duration PAUSE = Duration.ofMillis(200);

  private TestHandling() {}

  /** By an api. */
  public static Handling by(URI api) {
    return new Handling(
        new Api(api, Duration.ofSeconds(1)),
        "quittance",
        PAUSE,
        16,
        InstantSource.system(),
        new SimpleMeterRegistry());
  }
}
