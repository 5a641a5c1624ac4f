package io.quittance.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Whether a call was open at a time, by the provider's log of calls. */
final class OpenCalls {

  /** What a signal may take to reach its process. */
  private static final Duration SIGNAL = Duration.ofMillis(50);

  private OpenCalls() {}

  static boolean wasOpen(JsonNode call, Instant signalled) {
    JsonNode answered = call.path("answeredAt");
    return Instant.parse(call.path("time").asString()).isBefore(signalled)
        && (answered.isNull()
            ? call.path("outcome").isNull()
            : Instant.parse(answered.asString()).isAfter(signalled.plus(SIGNAL)));
  }
}
