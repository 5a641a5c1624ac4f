package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An order's id is taken for ever, though Temporal forgets a closed run. */
@Timeout(180)
class IdReuseTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void the_same_order_placed_again_after_temporal_forgot_it_is_the_same_order() {
    String id = forgottenOrder();
    Http.Answer again = shop.tryPlacing(id, 4210, "EUR", "PT30M", "P30D");
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.orderStatus()).isEqualTo("REFUNDED");
    assertThat(shop.pay(id, "tok_ok", "k3").code()).isEqualTo("order_closed");
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(isForgotten(id)).as("nothing was started for it").isTrue();
  }

  @Test
  void another_order_under_an_id_that_temporal_forgot_is_refused() {
    String id = forgottenOrder();
    Http.Answer other = shop.tryPlacing(id, 1, "EUR", "PT30M", "P30D");
    assertThat(other.status()).as(other.body()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("order_exists");
    assertThat(isForgotten(id)).as("nothing was started for it").isTrue();
  }

  private String forgottenOrder() {
    String id = shop.place("reuse");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);
    shop.awaitEnd(id, SOON);
    stack
        .client
        .getWorkflowServiceStubs()
        .blockingStub()
        .deleteWorkflowExecution(
            DeleteWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setWorkflowExecution(
                    WorkflowExecution.newBuilder().setWorkflowId(OrderWorkflows.workflowId(id)))
                .build());
    Await.until("Temporal forgot " + id, SOON, () -> isForgotten(id));
    return id;
  }

  private boolean isForgotten(String id) {
    try {
      stack.workflow(id).describe();
      return false;
    } catch (WorkflowNotFoundException e) {
      return true;
    }
  }
}
