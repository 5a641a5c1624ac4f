package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpTest {

  private static final Duration BOUND = Duration.ofSeconds(10);

  @TempDir private Path directory = Path.of("");
  private InProcess simulator;
  private Client client;

  @BeforeEach
  void start() {
    simulator = new InProcess(directory);
    client = simulator.client();
  }

  @AfterEach
  void stop() throws IOException {
    simulator.close();
  }

  @Test
  void a_charge_is_captured_and_shown_as_documented() throws Exception {
    Client.Response made = client.charge("A-1-p1", "tok_ok");

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.body().propertyNames())
        .containsExactly(
            "reference",
            "id",
            "status",
            "amount",
            "captured",
            "refunded",
            "disputed",
            "declineCode",
            "redirectUrl",
            "createdAt");
    assertThat(made.text("/id")).startsWith("ch_");
    assertThat(made.text("/status")).isEqualTo("captured");
    assertThat(made.text("/amount")).isEqualTo("{\"value\":4210,\"currency\":\"EUR\"}");
    assertThat(made.text("/captured")).isEqualTo("4210");
    assertThat(made.text("/declineCode")).isEqualTo("null");
    assertThat(made.text("/createdAt")).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(client.get("/charges/A-1-p1").body()).isEqualTo(made.body());
  }

  @Test
  void a_declined_charge_answers_402_with_the_charge() throws Exception {
    Client.Response made = client.charge("A-1-p1", "tok_declined");

    assertThat(made.status()).isEqualTo(402);
    assertThat(made.text("/status")).isEqualTo("declined");
    assertThat(made.text("/declineCode")).isEqualTo("card_declined");
  }

  @Test
  void an_unseen_charge_or_refund_is_not_found() throws Exception {
    assertThat(client.get("/charges/A-1-p1").status()).isEqualTo(404);
    assertThat(client.get("/charges/A-1-p1").error()).isEqualTo("charge_not_found");
    assertThat(client.get("/refunds/A-1-r1").error()).isEqualTo("refund_not_found");
  }

  @Test
  void the_same_reference_with_another_body_is_a_conflict() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    Client.Response other = client.charge("A-1-p1", "tok_declined");

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.error()).isEqualTo("idempotency_conflict");
  }

  @Test
  void identical_charges_that_arrive_together_are_executed_once_and_answered_alike()
      throws Exception {
    List<CompletableFuture<Client.Response>> calls =
        IntStream.range(0, 20)
            .mapToObj(_ -> client.postAsync("/charges", Client.charging("A-1-p1", "tok_slow")))
            .toList();
    Until.holds("all have arrived", BOUND, () -> simulator.calls("A-1-p1").size() >= 20);
    assertThat(client.get("/charges/A-1-p1").text("/status")).isEqualTo("pending");
    assertThat(calls).noneMatch(CompletableFuture::isDone);

    simulator.pass(Duration.ofSeconds(5));

    for (CompletableFuture<Client.Response> call : calls) {
      Client.Response answer = call.get(10, TimeUnit.SECONDS);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("/status")).isEqualTo("captured");
    }
    assertThat(simulator.lines("charge_executed")).hasSize(1);
    assertThat(
            simulator.calls("A-1-p1").stream().filter(call -> call.contains("\"replayed\":false")))
        .as("one execution, and one look-up")
        .hasSize(2);
  }

  @Test
  void a_slow_charge_that_is_closed_in_time_tells_its_caller_so() throws Exception {
    CompletableFuture<Client.Response> call =
        client.postAsync("/charges", Client.charging("A-1-p1", "tok_slow"));
    Until.holds("it has arrived", BOUND, () -> !simulator.calls("A-1-p1").isEmpty());

    assertThat(client.post("/charges/A-1-p1/close", "").text("/status")).isEqualTo("closed");
    assertThat(call.get(10, TimeUnit.SECONDS).error()).isEqualTo("reference_closed");
  }

  @Test
  void a_lost_charge_has_its_connection_dropped_and_is_not_executed() throws Exception {
    assertThatThrownBy(() -> client.charge("A-1-p1", "tok_timeout_before"))
        .isInstanceOf(IOException.class);
    assertThat(client.get("/charges/A-1-p1").status()).isEqualTo(404);
    assertThat(simulator.calls("A-1-p1").getFirst())
        .contains("\"status\":null", "\"outcome\":\"not_executed\"", "\"answeredAt\":null");
  }

  @Test
  void an_unanswered_charge_has_its_connection_dropped_and_is_executed() throws Exception {
    assertThatThrownBy(() -> client.charge("A-1-p1", "tok_timeout_after"))
        .isInstanceOf(IOException.class);
    assertThat(client.get("/charges/A-1-p1").text("/status")).isEqualTo("captured");
    assertThat(client.charge("A-1-p1", "tok_timeout_after").status()).isEqualTo(200);
  }

  @Test
  void a_delayed_charge_is_executed_after_three_seconds_unless_it_was_closed() throws Exception {
    for (String reference : List.of("A-1-p1", "A-2-p1")) {
      assertThatThrownBy(() -> client.charge(reference, "tok_delayed"))
          .isInstanceOf(IOException.class);
      assertThat(client.get("/charges/" + reference).status()).isEqualTo(404);
    }
    assertThat(client.post("/charges/A-2-p1/close", "").text("/status")).isEqualTo("closed");

    simulator.pass(Duration.ofSeconds(3));

    assertThat(client.get("/charges/A-1-p1").text("/status")).isEqualTo("captured");
    assertThat(client.get("/charges/A-2-p1").text("/status")).isEqualTo("closed");
    assertThat(client.get("/charges/A-2-p1").text("/captured")).isEqualTo("0");
  }

  @Test
  void a_rate_limited_charge_is_told_when_to_try_again() throws Exception {
    Client.Response limited = client.charge("A-1-p1", "tok_rate_limited");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.retryAfter()).isEqualTo("1");
    assertThat(limited.error()).isEqualTo("rate_limited");

    client.charge("A-1-p1", "tok_rate_limited");
    assertThat(client.charge("A-1-p1", "tok_rate_limited").status()).isEqualTo(200);
  }

  @Test
  void an_unseen_reference_is_closed_and_then_refuses_its_charge() throws Exception {
    Client.Response closed = client.post("/charges/A-1-p1/close", "");
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.text("/status")).isEqualTo("closed");
    assertThat(closed.text("/amount")).isEqualTo("null");

    Client.Response late = client.charge("A-1-p1", "tok_ok");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.error()).isEqualTo("reference_closed");
    assertThat(client.post("/charges/A-1-p1/close", "").status()).isEqualTo(200);
  }

  @Test
  void without_tombstones_an_unseen_reference_is_not_closed() throws Exception {
    stop();
    simulator = new InProcess(directory, false);
    client = simulator.client();

    Client.Response refused = client.post("/charges/A-1-p1/close", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.error()).isEqualTo("tombstones_unsupported");
    assertThat(client.charge("A-1-p1", "tok_ok").status()).isEqualTo(200);
  }

  @Test
  void a_customer_who_pays_after_the_close_has_paid() throws Exception {
    Client.Response asked = client.charge("A-1-p1", "tok_redirect");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text("/status")).isEqualTo("pending");
    assertThat(client.post("/charges/A-1-p1/close", "").text("/status")).isEqualTo("closed");

    Client.Response paid = client.post("/charges/A-1-p1/customer-action", "{\"result\":\"paid\"}");

    assertThat(paid.status()).isEqualTo(200);
    assertThat(paid.text("/status")).isEqualTo("captured");
    stop();
    start();
    assertThat(client.get("/charges/A-1-p1").body()).isEqualTo(paid.body());
    assertThat(client.refund("A-1-r1", "A-1-p1").status()).isEqualTo(200);
  }

  @Test
  void a_charge_waits_for_its_customer_however_long_it_takes_and_through_a_restart()
      throws Exception {
    client.charge("A-1-p1", "tok_redirect");
    simulator.pass(Duration.ofDays(30));
    stop();
    start();
    assertThat(client.get("/charges/A-1-p1").text("/status")).isEqualTo("pending");

    client.post("/charges/A-1-p1/customer-action", "{\"result\":\"abandoned\"}");

    assertThat(client.get("/charges/A-1-p1").text("/declineCode")).isEqualTo("abandoned");
  }

  @Test
  void a_refund_is_made_and_shown_in_the_books() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    Client.Response refunded = client.refund("A-1-r1", "A-1-p1");

    assertThat(refunded.status()).isEqualTo(200);
    assertThat(refunded.text("/status")).isEqualTo("succeeded");
    assertThat(refunded.text("/id")).startsWith("re_");
    assertThat(client.get("/refunds/A-1-r1").body()).isEqualTo(refunded.body());
    assertThat(client.get("/books?prefix=A-1-").body().toString())
        .isEqualTo(
            """
            {"charges":[{"reference":"A-1-p1","status":"captured","captured":4210,"refunded":4210,"currency":"EUR"}]}\
            """);
    assertThat(client.get("/books?prefix=B").body().toString()).isEqualTo("{\"charges\":[]}");
    assertThat(simulator.calls("A-1-r1"))
        .hasSize(2)
        .allMatch(call -> call.contains("\"charge\":\"A-1-p1\""));
  }

  @Test
  void every_call_is_recorded_in_order_of_arrival_and_survives_a_restart() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    client.get("/charges/A-1-p1");
    client.post("/charges", "{\"reference\":\"A-1-p2\"}");
    client.send("DELETE", "/charges/A-1-p1", "");
    client.post("/charges/A-1-p1/dispute", "");
    client.get("/health");
    List<String> before = simulator.calls("A-1");

    stop();
    start();
    client.get("/charges/A-1-p1");

    assertThat(before).hasSize(5);
    assertThat(before.get(2)).contains("\"status\":422", "\"outcome\":\"field_invalid\"");
    assertThat(before.get(3)).contains("\"method\":\"DELETE\"", "\"status\":405");
    assertThat(simulator.calls("A-1").subList(0, 5)).isEqualTo(before);
    assertThat(simulator.calls("A-1")).hasSize(6);
    assertThat(simulator.calls("A-1").getLast()).contains("\"seq\":6,");
  }
}
