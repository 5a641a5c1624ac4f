package io.quittance.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.RefusalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void every_refusal_of_an_order_has_a_status(RefusalCode refusal) {
    assertThat(ProblemCode.of(refusal.code()).status()).isBetween(400, 501);
  }
}
