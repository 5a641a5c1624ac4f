package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A call to the provider that moves money, held there until the fault has struck; the provider's
 * own log of calls tells whether it was open then.
 */
final class MoneyCall implements Target {

  private static final Duration BOUND = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration HELD = Duration.ofSeconds(3);

  /** Others' calls meet the hold, too: enough that the bait's own does not miss it. */
  private static final int HOLDS = 60;

  private final Stack stack;
  private final Aim aim;
  private final Bait bait;
  private final boolean isOfProvider;

  /**
   * Makes one.
   *
   * @param isOfProvider whether the provider itself is to be hit: then it can't be told anything
   */
  MoneyCall(Stack stack, Aim aim, Bait bait, boolean isOfProvider) {
    this.stack = stack;
    this.aim = aim;
    this.bait = bait;
    this.isOfProvider = isOfProvider;
  }

  @Override
  public boolean awaitUnderway() {
    try {
      send();
      Await.value(
          "the provider has " + aim + " of " + bait.id,
          BOUND,
          LOOK,
          () -> call(this::isOpen).findFirst());
      return true;
    } catch (IllegalStateException | AssertionError e) {
      return Target.missed(bait.id, e);
    }
  }

  private void send() {
    switch (aim) {
      case CHARGE -> {
        bait.place("SALE");
        hold("charge");
        bait.pay();
      }
      case CAPTURE -> {
        bait.place("AUTHORIZE").paid();
        hold("capture");
        bait.fulfil();
      }
      case REFUND -> {
        bait.place("SALE").paid();
        hold("refund");
        bait.cancel();
      }
      case CLOSE -> {
        bait.place("AUTHORIZE").paid();
        hold("close");
        bait.cancel();
      }
      case MOMENT, APPEND, PUBLISH -> throw new IllegalArgumentException(aim + " moves no money");
    }
  }

  private void hold(String operation) {
    stack.hold(operation, HOLDS, HELD);
  }

  private Stream<JsonNode> call(Predicate<JsonNode> kind) {
    return stack.books().callsJson(bait.id).valueStream().filter(this::isAimedAt).filter(kind);
  }

  private boolean isAimedAt(JsonNode call) {
    String path = call.path("path").asString();
    return call.path("method").asString().equals("POST")
        && switch (aim) {
          case CHARGE -> path.equals("/charges");
          case REFUND -> path.equals("/refunds");
          case CAPTURE -> path.endsWith("/capture");
          case CLOSE -> path.endsWith("/close");
          case MOMENT, APPEND, PUBLISH -> false;
        };
  }

  private boolean isOpen(JsonNode call) {
    return call.path("outcome").isNull() && call.path("answeredAt").isNull();
  }

  /** What the provider holds already goes on when its time has come. */
  @Override
  public void release() {
    if (!isOfProvider) {
      close();
    }
  }

  @Override
  public boolean wasUnderway(Instant signalled) {
    return call(call -> OpenCalls.wasOpen(call, signalled)).findAny().isPresent();
  }

  @Override
  public void close() {
    stack.clearHolds();
  }
}
