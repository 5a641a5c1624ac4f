package io.quittance.workflows.impl;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.Reference;
import io.quittance.domain.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a call may wait for a worker. */
class ActivityPoliciesTest {

  private static final OrderId ORDER = new OrderId("A-1");
  private static final Reference.ToPayment PAYMENT = new Reference.ToPayment(ORDER, 1);
  private static final Money AMOUNT = Money.of(4210, "EUR");
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  @Test
  void a_refund_is_given_up_before_the_provider_can_have_forgotten_an_earlier_send() {
    Step.Call refund =
        new Step.Refund(new Reference.ToRefund(ORDER, 1), PAYMENT, "simulator", AMOUNT);
    assertThat(ActivityPolicies.of(refund, HALF_A_DAY).getScheduleToCloseTimeout())
        .isEqualTo(HALF_A_DAY);
  }

  @Test
  void a_look_up_waits_for_a_worker_without_end() {
    Step.Call lookUp = new Step.LookUp(PAYMENT, "simulator");
    assertThat(ActivityPolicies.of(lookUp, HALF_A_DAY).getScheduleToCloseTimeout()).isNull();
    assertThat(ActivityPolicies.of(lookUp, HALF_A_DAY).getScheduleToStartTimeout()).isNull();
  }
}
