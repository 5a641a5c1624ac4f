package io.quittance.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineConnectionTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7233, true",
    "127.0.1.1:7233, true",
    "localhost:7233, true",
    "[::1]:7233, true",
    "10.1.2.3:7233, false",
    "localhost.example.org:7233, false",
    "quittance.a1b2c.tmprl.cloud:7233, false",
  })
  void only_an_engine_on_this_machine_is_spoken_to_without_compression(
      String address, boolean isHere) {
    assertThat(EngineConnection.isOnThisMachine(address)).isEqualTo(isHere);
  }
}
