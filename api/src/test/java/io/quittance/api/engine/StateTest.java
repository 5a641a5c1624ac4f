package io.quittance.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StateTest {

  private final FakeTemporal temporal = new FakeTemporal();
  private final Engine engine = temporal.engine();

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void an_order_that_answers_tells_its_state_and_nobody_waits_long_for_one_that_does_not() {
    temporal.state = () -> "{}";
    assertThat(Stream.generate(() -> engine.state("A-1")).limit(20).flatMap(Optional::stream))
        .as("the first contact may take some tries")
        .startsWith("{}");

    temporal.state = () -> null;
    long start = System.nanoTime();
    assertThat(engine.state("A-1")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
  }

  @Test
  void an_engine_that_is_away_or_knows_no_such_order_tells_nothing() {
    temporal.state =
        () -> {
          throw FakeTemporal.failing(Status.NOT_FOUND);
        };
    assertThat(engine.state("A-1")).isEmpty();
    temporal.stop();
    assertThat(engine.state("A-1")).isEmpty();
  }
}
