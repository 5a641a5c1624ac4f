package io.quittance.simulator.http;

import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.Problem;
import io.quittance.simulator.provider.Effect;
import io.quittance.simulator.provider.Fault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The reading of a planned fault. */
final class FaultPlans {

  private static final int MOST_TIMES = 1_000_000;
  private static final long LONGEST_DELAY_MS = 600_000;

  private FaultPlans() {}

  /** What a body plans, or why it plans nothing. */
  sealed interface Plan {

    /** A fault. */
    record Accepted(Fault fault) implements Plan {}

    /** A refusal. */
    record Refused(Answer.Refused refusal) implements Plan {}
  }

  static Plan read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Plan.Refused(Answer.Refused.because(Problem.BODY_TOO_LARGE));
    }
    ObjectNode body = Json.object(bytes);
    if (body == null) {
      return new Plan.Refused(Answer.Refused.because(Problem.MALFORMED_REQUEST));
    }
    Optional<Operation> operation = Operation.named(Fields.text(body.path("operation")));
    Optional<Effect> effect = Effect.named(Fields.text(body.path("effect")));
    Long times = orElse(body.path("times"), 1, 1, MOST_TIMES);
    if (operation.isEmpty()) {
      return invalid("operation");
    }
    if (effect.isEmpty() || !effect.get().suits(operation.get())) {
      return invalid("effect");
    }
    if (times == null) {
      return invalid("times");
    }
    return delayed(operation.get(), times.intValue(), effect.get(), body.path("delayMs"));
  }

  private static Plan delayed(Operation operation, int times, Effect effect, JsonNode node) {
    Long delay =
        effect == Effect.SLOW
            ? Fields.between(node, 1, LONGEST_DELAY_MS)
            : orElse(node, 0, 0, LONGEST_DELAY_MS);
    return delay == null
        ? invalid("delayMs")
        : new Plan.Accepted(new Fault(operation, times, effect, delay));
  }

  private static @Nullable Long orElse(JsonNode node, long absent, long least, long most) {
    if (node.isMissingNode() || node.isNull()) {
      return absent;
    }
    return Fields.between(node, least, most);
  }

  private static Plan invalid(String field) {
    return new Plan.Refused(Answer.Refused.of(field));
  }
}
