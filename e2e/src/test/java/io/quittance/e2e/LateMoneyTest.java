package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A customer pays after the order has ended: the provider's webhook tells, and nobody else. */
@Timeout(240)
@NullUnmarked
class LateMoneyTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration HEALED = Duration.ofSeconds(60);
  private static Stack stack;

  private final Shop shop = stack.shop();

  @BeforeAll
  static void start() {
    stack = Stack.start("late-money");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @AfterEach
  void ensureRunning() {
    stack.ensureRunning();
  }

  @Test
  void late_money_goes_back_without_a_person() {
    String id = cancelled("AUTO_REFUND");
    customerPays(id);

    shop.await(id, Set.of("REFUNDED"), SOON);
    assertRefundedByWebhook(id);
  }

  @Test
  void late_money_waits_for_a_person_where_the_shop_said_so() {
    String id = cancelled("HOLD_FOR_REVIEW");
    customerPays(id);

    assertHeldForPerson(id);
  }

  @Test
  void late_money_waits_for_a_person_though_the_worker_and_then_the_database_were_down() {
    String id = cancelled("HOLD_FOR_REVIEW");
    stack.worker.kill();
    customerPays(id);
    Await.until("it is told", SOON, () -> outcomes(id, "CAPTURED").equals(List.of("REOPENED")));
    stack.postgres.kill();
    stack.worker.start();
    stack.postgres.start();

    assertHeldForPerson(id);
  }

  @Test
  void late_money_is_told_while_the_worker_is_down_and_goes_back_when_it_is_up() {
    String id = cancelled("AUTO_REFUND");
    stack.worker.kill();
    customerPays(id);
    Await.until("it is told", SOON, () -> outcomes(id, "CAPTURED").equals(List.of("REOPENED")));
    stack.worker.start();

    shop.await(id, Set.of("REFUNDED"), HEALED);
    assertRefundedByWebhook(id);
  }

  @Test
  void money_of_an_order_that_runs_is_told_while_the_worker_is_down_as_well() {
    String id = shop.place("late");
    assertThat(shop.pay(id, "tok_redirect", "k1").status()).isEqualTo(202);
    stack.awaitAllTold(id, SOON);
    stack.worker.kill();
    customerPays(id);
    Await.until("it is told", SOON, () -> outcomes(id, "CAPTURED").equals(List.of("SIGNALLED")));
    stack.worker.start();

    shop.await(id, Set.of("PAID"), HEALED);
  }

  @Test
  void late_money_is_not_acknowledged_while_the_database_is_down_and_goes_back_when_it_is_up() {
    String id = cancelled("AUTO_REFUND");
    stack.postgres.kill();
    customerPays(id);
    Await.until(
        "the provider had to send it again",
        SOON,
        () ->
            log(stack.api).contains(id + "-p1 is CAPTURED, and the books are away: it must come"));
    stack.postgres.start();

    shop.await(id, Set.of("REFUNDED"), HEALED);
    assertRefundedByWebhook(id);
  }

  @Test
  void money_of_an_order_that_runs_pays_it_while_the_database_is_down() {
    String id = shop.place("late");
    assertThat(shop.pay(id, "tok_redirect", "k1").status()).isEqualTo(202);
    stack.awaitAllTold(id, SOON);
    stack.postgres.kill();
    customerPays(id);
    Await.until(
        "the order has it",
        SOON,
        () ->
            log(stack.api).contains(id + "-p1 is CAPTURED, and the books are away: the order has"));
    Await.until("it is paid", SOON, () -> status(id).equals("PAID"));
    stack.postgres.start();

    shop.await(id, Set.of("PAID"), HEALED);
  }

  @Test
  void late_money_goes_back_though_the_provider_died_before_it_could_tell() {
    String id = cancelled("AUTO_REFUND");
    stack.api.stop();
    customerPays(id);
    stack.simulator.kill();
    stack.simulator.start();
    stack.api.start();

    shop.await(id, Set.of("REFUNDED"), HEALED);
    assertRefundedByWebhook(id);
  }

  @Test
  void late_money_goes_back_though_the_api_died_between_the_receipt_and_the_telling() {
    String id = cancelled("AUTO_REFUND");
    stack.temporal.signal("STOP");
    customerPays(id);
    Await.until("it is kept", SOON, () -> outcomes(id, "CAPTURED").equals(List.of("none")));
    stack.api.kill();
    stack.temporal.signal("CONT");
    stack.api.start();

    shop.await(id, Set.of("REFUNDED"), HEALED);
    assertRefundedByWebhook(id);
  }

  private void assertHeldForPerson(String id) {
    Await.until("a person is asked", HEALED, () -> review(id).equals("LATE_PAYMENT"));
    assertThat(shop.get(id).orderStatus()).isEqualTo("CANCELLING");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
    assertToldByWebhook(id, "REOPENED");
  }

  /** Pays by redirect, cancels before the customer acts, and waits until the run is closed. */
  private String cancelled(String latePayment) {
    String id = shop.placeWith("late", "\"latePayment\":\"%s\"".formatted(latePayment));
    assertThat(shop.pay(id, "tok_redirect", "k1").status()).isEqualTo(202);
    assertThat(shop.cancel(id, "k2").status()).isEqualTo(200);
    shop.await(id, Set.of("CANCELLED"), SOON);
    Await.until("its run is closed", SOON, () -> runs(id, "Completed") == 1);
    stack.awaitAllTold(id, SOON);
    return id;
  }

  private static void customerPays(String id) {
    Http.Answer paid =
        stack.simulatorHttp.post("/charges/" + id + "-p1/customer-action", "{\"result\":\"paid\"}");
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
  }

  private void assertRefundedByWebhook(String id) {
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(new Witnesses(stack).hear(id, false, HEALED).differences()).isEmpty();
    assertToldByWebhook(id, "REOPENED");
    Await.until("two closed runs of " + id, HEALED, () -> runs(id, "Completed") == 2);
  }

  private static void assertToldByWebhook(String id, String outcome) {
    assertThat(outcomes(id, "CAPTURED")).containsExactly(outcome);
    assertThat(
            stack
                .database()
                .texts(
                    "select fact ->> 'why' from journal"
                        + " where order_id = ? and type = 'OrderReopened'",
                    id))
        .containsExactly("News of " + id + "-p1: CAPTURED");
    assertThat(
            stack
                .database()
                .number(
                    "select count(*) from journal where order_id = ? and type = 'CommandAnswered'"
                        + " and fact ->> 'id' like 'notice:simulator:%'",
                    id))
        .isEqualTo(1);
  }

  private static List<String> outcomes(String id, String claim) {
    return stack
        .database()
        .texts(
            "select coalesce(outcome, 'none') from webhook_inbox"
                + " where charge_name = ? and claim = ?",
            id + "-p1",
            claim);
  }

  private String review(String id) {
    return shop.get(id).json().path("review").path("kind").asString("");
  }

  private static String status(String id) {
    return stack
        .workflow(id)
        .query("view", io.quittance.workflows.contract.OrderView.class)
        .status();
  }

  private static String log(Part part) {
    try {
      return java.nio.file.Files.readString(part.log());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long runs(String id, String status) {
    String query = "WorkflowId='order/%s' AND ExecutionStatus='%s'".formatted(id, status);
    return stack.client.listExecutions(query).count();
  }
}
