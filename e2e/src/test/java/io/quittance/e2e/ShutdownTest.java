package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** Processes that are asked to end finish what they have begun, and begin nothing more. */
@Timeout(180)
@NullUnmarked
class ShutdownTest {

  private static final Duration DELAY = Duration.ofSeconds(6);
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Longer than the delay by more than a busy machine needs, shorter than a call may take. */
  private static final Duration IN_FLIGHT = Duration.ofMillis(8_500);

  /** What the docs promise: the delay, the longest usual request, and what is being told. */
  private static final Duration API_BOUND = DELAY.plusSeconds(25);

  private static final Duration WORKER_BOUND = Duration.ofSeconds(25);

  /** How a process ends that did so because of SIGTERM. */
  private static final int TERMINATED = 143;

  private static final String READINESS = "/actuator/health/readiness";
  private static Stack stack;

  private final Shop shop = stack.shop();

  @BeforeAll
  static void start() {
    Map<String, String> late = Map.of("SHUTDOWN_DELAY", DELAY.toString());
    stack = Stack.start("shutdown", new Stack.Setup(late, Map.of(), List.of()));
    // What a cold process takes for its first payment is not what is measured here.
    stack.shop().pay(stack.shop().place("warm"), "tok_ok", "k1");
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
  void the_apis_readiness_goes_first_and_requests_are_served_until_it_listens_no_more() {
    String id = shop.place("ready");
    stack.api.terminate();
    Await.until("readiness is gone", SOON, () -> stack.apiHttp.get(READINESS).status() == 503);
    assertThat(stack.apiHttp.get(READINESS).json().path("status").asString())
        .isEqualTo("OUT_OF_SERVICE");
    assertThat(stack.apiHttp.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    String late = shop.place("late");

    assertThat(stack.api.awaitExit(API_BOUND)).isEqualTo(TERMINATED);
    stack.api.start();
    assertThat(shop.get(id).orderStatus()).isEqualTo("PAID");
    assertThat(shop.get(late).orderStatus()).isEqualTo("AWAITING_PAYMENT");
  }

  @Test
  void a_request_in_flight_is_answered_though_the_api_listens_no_more() throws Exception {
    String id = shop.place("flight");
    stack.holdNext("charge", IN_FLIGHT);
    try (ExecutorService customer = Executors.newVirtualThreadPerTaskExecutor()) {
      stack.api.terminate();
      // The payment is begun within the delay and takes longer than what is left of it.
      Future<Http.Answer> pay = customer.submit(() -> shop.pay(id, "tok_ok", "k1"));
      Await.until("nothing more is accepted", API_BOUND, ShutdownTest::isRefused);
      assertThat(pay.isDone()).isFalse();
      Http.Answer answer = pay.get();
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    assertThat(stack.api.awaitExit(API_BOUND)).isEqualTo(TERMINATED);
  }

  private static boolean isRefused() {
    try {
      var _ = new Http(stack.apiHttp.address().getPort()).get("/v1/orders?limit=1");
      return false;
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  @Test
  void a_worker_finishes_its_charge_reports_it_and_takes_on_nothing_more() {
    String id = shop.place("drain");
    shop.pay(id, "tok_slow", "k1", "Prefer", "respond-async");
    Await.until(
        "the provider has the charge",
        Duration.ofSeconds(20),
        () -> stack.simulatorHttp.get("/charges/" + id + "-p1").status() == 200);
    stack.worker.terminate();
    Await.until("readiness is gone", SOON, () -> stack.workerHttp.get(READINESS).status() == 503);

    assertThat(stack.worker.awaitExit(WORKER_BOUND)).isEqualTo(TERMINATED);
    assertThat(types(id)).contains(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
    String meanwhile = shop.place("meanwhile");
    stack.worker.start();

    assertThat(shop.await(id, Set.of("PAID"), Duration.ofSeconds(20)).orderStatus())
        .isEqualTo("PAID");
    assertThat(stack.books().calls(id))
        .filteredOn(call -> call.startsWith("POST "))
        .containsExactly("POST /charges " + id + "-p1");
    assertThat(types(id)).doesNotContain(EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT);
    assertThat(shop.pay(meanwhile, "tok_ok", "k1").status()).isEqualTo(200);
  }

  private static List<EventType> types(String id) {
    return stack.history(id).stream().map(HistoryEvent::getEventType).toList();
  }
}
