package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes die at the worst moment, and the money is where it should be all the same. */
@Timeout(240)
@NullUnmarked
class CrashTest {

  private static final Duration HEALED = Duration.ofSeconds(60);
  private static Stack stack;

  private final Shop shop = stack.shop();

  @BeforeAll
  static void start() {
    stack = Stack.start("crash");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @BeforeEach
  void everything_runs() {
    stack.ensureRunning();
  }

  @Test
  void a_worker_killed_while_its_charge_is_in_flight_leaves_one_charge_and_a_true_status()
      throws Exception {
    String id = shop.place("kill");
    shop.get(id);
    try (ExecutorService customer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Http.Answer> pay =
          customer.submit(() -> shop.pay(id, "tok_slow", "k1", "Prefer", "wait=1"));
      awaitCharge(id);
      stack.worker.kill();
      stack.worker.start();
      assertThat(pay.get().status()).isEqualTo(202);
    }
    shop.await(id, Set.of("PAID"), HEALED);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
    assertThat(stack.books().calls(id))
        .filteredOn(call -> call.startsWith("POST /charges "))
        .hasSize(1);
  }

  @Test
  void a_cancel_after_the_worker_was_killed_in_mid_charge_returns_what_was_taken() {
    String id = shop.place("kill");
    shop.get(id);
    shop.pay(id, "tok_slow", "k1", "Prefer", "respond-async");
    awaitCharge(id);
    stack.worker.kill();
    assertThat(shop.cancel(id, "k2", "Prefer", "wait=0").status()).isEqualTo(202);
    stack.worker.start();
    assertThat(shop.awaitEnd(id, HEALED).orderStatus()).isEqualTo("REFUNDED");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
  }

  @Test
  void a_command_while_no_worker_runs_is_kept_and_carried_out_later() {
    String id = shop.place("alone");
    stack.worker.kill();
    Http.Answer pay = shop.pay(id, "tok_ok", "k1", "Prefer", "wait=1");
    assertThat(pay.status()).as(pay.body()).isEqualTo(202);
    assertThat(shop.get(id).orderStatus()).isEqualTo("AWAITING_PAYMENT");
    stack.worker.start();
    shop.await(id, Set.of("PAID"), HEALED);
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_pay_and_a_cancel_kept_for_a_late_worker_end_alike_in_either_order(boolean cancelFirst) {
    String id = shop.place("kept");
    shop.get(id);
    stack.worker.kill();
    if (cancelFirst) {
      shop.cancel(id, "k2", "Prefer", "respond-async");
      shop.pay(id, "tok_ok", "k1", "Prefer", "respond-async");
    } else {
      shop.pay(id, "tok_ok", "k1", "Prefer", "respond-async");
      shop.cancel(id, "k2", "Prefer", "respond-async");
    }
    stack.worker.start();
    assertThat(shop.awaitEnd(id, HEALED).orderStatus()).isEqualTo("CANCELLED");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(0, 0, 0));
    History history = new History(stack.history(id));
    assertThat(history.firstMessage("cancel").orElseThrow().getEventId())
        .matches(cancel -> cancelFirst == cancel < payOf(history), "arrived as it was sent");
    assertThat(history.charges()).allMatch(charge -> history.startOf(charge).isEmpty());
  }

  private static long payOf(History history) {
    return history.firstMessage("pay").orElseThrow().getEventId();
  }

  @Test
  void an_order_placed_while_no_worker_runs_can_be_paid_once_one_does() {
    stack.worker.kill();
    String id = shop.place("early");
    stack.worker.start();
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
  }

  @Test
  void the_engine_killed_in_mid_order_goes_on_where_it_was() {
    String paid = shop.place("engine");
    assertThat(shop.pay(paid, "tok_ok", "k1").status()).isEqualTo(200);
    String paying = shop.place("engine");
    shop.pay(paying, "tok_slow", "k1", "Prefer", "respond-async");
    awaitCharge(paying);
    stack.temporal.kill();
    assertThat(shop.cancel(paid, "k2").code()).isEqualTo("engine_unavailable");
    stack.temporal.start();

    Await.until("it can be cancelled", HEALED, () -> shop.cancel(paid, "k2").status() == 200);
    assertThat(stack.books().of(paid)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    shop.await(paying, Set.of("PAID"), HEALED);
    assertThat(stack.books().of(paying)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
  }

  @Test
  void the_provider_killed_in_mid_charge_takes_the_money_once_and_the_order_learns_of_it() {
    String id = shop.place("provider");
    shop.pay(id, "tok_slow", "k1", "Prefer", "respond-async");
    awaitCharge(id);
    stack.simulator.kill();
    stack.simulator.start();
    shop.await(id, Set.of("PAID"), HEALED);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
  }

  @Test
  void an_order_paid_before_everything_stopped_can_be_cancelled_after_everything_started() {
    String id = shop.place("stop");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    stack.stopAll();
    stack.startAll();
    Http.Answer cancel = shop.cancel(id, "k2");
    assertThat(cancel.status()).as(cancel.body()).isEqualTo(200);
    assertThat(cancel.orderStatus()).isEqualTo("REFUNDED");
    WorkflowExecution execution = stack.workflow(id).describe().getExecution();
    assertThat(execution.getWorkflowId()).isEqualTo("order/" + id);
  }

  @Test
  void a_database_killed_with_9_leaves_no_process_and_keeps_what_it_confirmed() throws Exception {
    List<ProcessHandle> processes = stack.postgres.everyProcess();
    assertThat(processes).extracting(CrashTest::program).contains("java", "postgres");
    try (Connection connection = DriverManager.getConnection(stack.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE killed AS SELECT 'kept' AS note");
      stack.postgres.kill();
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    stack.postgres.start();
    try (Connection connection = DriverManager.getConnection(stack.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT note FROM killed")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("kept");
      statement.execute("DROP TABLE killed");
    }
  }

  private static String program(ProcessHandle process) {
    return Path.of(process.info().command().orElse("")).getFileName().toString();
  }

  private static void awaitCharge(String id) {
    Await.until(
        "the provider has the charge of " + id,
        Duration.ofSeconds(20),
        () -> stack.simulatorHttp.get("/charges/" + id + "-p1").status() == 200);
  }
}
