package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Orders on the server that clusters run: {@code ./quittance test -Dengine=postgres} has it. */
@EnabledIfSystemProperty(named = "engine", matches = "postgres")
@Timeout(240)
@NullUnmarked
class PostgresEngineTest {

  private static final int RACES = 12;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static Stack stack;

  private final Shop shop = stack.shop();

  @BeforeAll
  static void start() {
    Stack.Setup setup = new Stack.Setup(Map.of(), Map.of(), List.of(), false, EngineKind.POSTGRES);
    stack = Stack.start("postgres-engine", setup);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void an_order_cancelled_while_its_payment_is_in_flight_is_refunded_and_found_again() {
    String id = shop.place("flight");
    shop.pay(id, "tok_slow", "k1", "Prefer", "respond-async");
    awaitCharge(id);
    assertThat(shop.cancel(id, "k2").status()).isIn(200, 202);
    assertThat(shop.awaitEnd(id, SOON).orderStatus()).isEqualTo("REFUNDED");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(new History(stack.history(id)).charges()).hasSize(1);
    awaitFound("WorkflowId = 'order/" + id + "' AND OrderStatus = 'REFUNDED' AND HeldMinor = 0");
  }

  @Test
  void orders_paid_and_cancelled_at_the_same_moment_end_with_no_money_held() throws Exception {
    for (int race = 1; race <= RACES; race++) {
      String id = shop.place("moment");
      CyclicBarrier moment = new CyclicBarrier(2);
      try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Http.Answer> pay = two.submit(() -> at(moment, () -> shop.pay(id, "tok_ok", "k1")));
        Future<Http.Answer> cancel = two.submit(() -> at(moment, () -> shop.cancel(id, "k2")));
        assertThat(pay.get().status()).as(id + " pay " + pay.get()).isIn(200, 202, 409);
        assertThat(cancel.get().status()).as(id + " cancel " + cancel.get()).isIn(200, 202);
      }
      String status = shop.awaitEnd(id, SOON).orderStatus();
      ProviderBooks.Money money = stack.books().of(id);
      assertThat(money.held()).as(id).isZero();
      assertThat(status).as(id).isEqualTo(money.captured() > 0 ? "REFUNDED" : "CANCELLED");
    }
  }

  private static Http.Answer at(CyclicBarrier moment, Supplier<Http.Answer> act) throws Exception {
    moment.await();
    return act.get();
  }

  @Test
  void an_order_goes_on_after_the_server_was_killed_between_pay_and_cancel() {
    String paid = shop.place("killed");
    assertThat(shop.pay(paid, "tok_ok", "k1").status()).isEqualTo(200);
    String paying = shop.place("killed");
    shop.pay(paying, "tok_slow", "k1", "Prefer", "respond-async");
    awaitCharge(paying);
    stack.temporal.kill();
    assertThat(shop.cancel(paid, "k2").code()).isEqualTo("engine_unavailable");
    stack.temporal.start();

    Await.until("it can be cancelled", SOON, () -> shop.cancel(paid, "k2").status() == 200);
    assertThat(shop.get(paid).orderStatus()).isEqualTo("REFUNDED");
    assertThat(stack.books().of(paid)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    shop.await(paying, Set.of("PAID"), SOON);
    assertThat(stack.books().of(paying)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
    awaitFound("WorkflowId = 'order/" + paying + "' AND OrderStatus = 'PAID' AND HeldMinor > 0");
  }

  @Test
  void ended_orders_are_kept_for_thirty_days_and_the_server_tells_what_it_does() {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace("default").build();
    assertThat(
            stack
                .client
                .getWorkflowServiceStubs()
                .blockingStub()
                .describeNamespace(request)
                .getConfig()
                .getWorkflowExecutionRetentionTtl()
                .getSeconds())
        .isEqualTo(Duration.ofDays(30).toSeconds());
    assertThat(stack.engineMetrics().get("/metrics").body()).contains("persistence_requests");
  }

  private static void awaitCharge(String id) {
    Await.until(
        "the provider has the charge of " + id,
        SOON,
        () -> stack.simulatorHttp.get("/charges/" + id + "-p1").status() == 200);
  }

  /** What is searched follows what happened, within moments. */
  private static void awaitFound(String query) {
    Await.until("found by " + query, SOON, () -> stack.client.listExecutions(query).count() == 1);
  }
}
