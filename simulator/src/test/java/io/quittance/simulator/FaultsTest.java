package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultsTest {

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

  @ParameterizedTest
  @CsvSource({
    "error_500,500,internal_error,404",
    "error_500_after,500,internal_error,200",
    "rate_limited,429,rate_limited,404",
    "unavailable,503,unavailable,404"
  })
  void a_planned_fault_answers_so_many_calls(String effect, int status, String error, int charged)
      throws Exception {
    plan("charge", 2, effect);

    Client.Response hit = client.charge("A-1-p1", "tok_ok");
    assertThat(hit.status()).isEqualTo(status);
    assertThat(hit.error()).isEqualTo(error);
    assertThat(client.get("/charges/A-1-p1").status()).isEqualTo(charged);
    assertThat(client.charge("A-2-p1", "tok_ok").status()).isEqualTo(status);
    assertThat(client.charge("A-3-p1", "tok_ok").status()).isEqualTo(200);
    assertThat(client.get("/faults").body().toString()).isEqualTo("{\"faults\":[]}");
  }

  @ParameterizedTest
  @CsvSource({"timeout_before,404", "timeout_after,200"})
  void a_planned_silence_drops_the_call(String effect, int charged) throws Exception {
    plan("charge", 1, effect);

    assertThatThrownBy(() -> client.charge("A-1-p1", "tok_ok")).isInstanceOf(IOException.class);
    assertThat(client.get("/charges/A-1-p1").status()).isEqualTo(charged);
    assertThat(client.charge("A-1-p1", "tok_ok").text("/status")).isEqualTo("captured");
  }

  @Test
  void a_planned_delay_holds_the_call_before_it_is_executed() throws Exception {
    client.post(
        "/faults", "{\"operation\":\"charge\",\"times\":1,\"effect\":\"slow\",\"delayMs\":700}");
    CompletableFuture<Client.Response> call =
        client.postAsync("/charges", Client.charging("A-1-p1", "tok_ok"));
    Until.holds("it has arrived", BOUND, () -> !simulator.calls("A-1-p1").isEmpty());
    assertThat(client.get("/charges/A-1-p1").status()).isEqualTo(404);

    // The call is recorded before it starts to wait, so one passing of time could come too soon.
    Until.holds(
        "it is answered",
        BOUND,
        () -> {
          simulator.pass(Duration.ofMillis(700));
          return call.isDone();
        });
    assertThat(call.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charge",
        "capture",
        "close",
        "customer_action",
        "dispute",
        "lookup",
        "refund",
        "refund_lookup"
      })
  void a_fault_hits_its_own_operation_only(String operation) throws Exception {
    plan(operation, 6, "unavailable");

    List<String> hit =
        Stream.of(
                answered("charge", client.charge("A-1-p1", "tok_ok")),
                answered("capture", client.post("/charges/A-1-p1/capture", "")),
                answered("close", client.post("/charges/A-1-p1/close", "")),
                answered(
                    "customer_action",
                    client.post("/charges/A-1-p1/customer-action", "{\"result\":\"paid\"}")),
                answered("dispute", client.post("/charges/A-1-p1/dispute", "")),
                answered("lookup", client.get("/charges/A-1-p1")),
                answered("refund", client.refund("A-1-r1", "A-1-p1")),
                answered("refund_lookup", client.get("/refunds/A-1-r1")))
            .filter(answer -> answer.endsWith(" 503"))
            .toList();
    assertThat(hit).containsExactly(operation + " 503");
  }

  @ParameterizedTest
  @CsvSource({"capture,402,capture_refused,captured", "close,409,close_refused,closed"})
  void a_planned_refusal_of_a_reservations_end_leaves_it_as_it_is(
      String operation, int status, String error, String then) throws Exception {
    client.post("/charges", Client.charging("A-1-p1", "tok_ok").replace("true", "false"));
    plan(operation, 1, "refused");

    Client.Response refused = client.post("/charges/A-1-p1/" + operation, "");

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.error()).isEqualTo(error);
    assertThat(client.get("/charges/A-1-p1").text("/status")).isEqualTo("authorized");
    assertThat(client.post("/charges/A-1-p1/" + operation, "").text("/status")).isEqualTo(then);
  }

  @ParameterizedTest
  @CsvSource({
    "capture,timeout_before,authorized",
    "capture,timeout_after,captured",
    "close,timeout_before,authorized",
    "close,timeout_after,closed"
  })
  void a_reservations_end_can_stay_unanswered(String operation, String effect, String status)
      throws Exception {
    client.post("/charges", Client.charging("A-1-p1", "tok_ok").replace("true", "false"));
    plan(operation, 1, effect);

    assertThatThrownBy(() -> client.post("/charges/A-1-p1/" + operation, ""))
        .isInstanceOf(IOException.class);
    assertThat(client.get("/charges/A-1-p1").text("/status")).isEqualTo(status);
  }

  @Test
  void planned_faults_can_be_cleared() throws Exception {
    plan("charge", 5, "error_500");
    assertThat(client.get("/faults").text("/faults/0/times")).isEqualTo("5");

    assertThat(client.send("DELETE", "/faults", "").status()).isEqualTo(200);
    assertThat(client.charge("A-1-p1", "tok_ok").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operation | {}",
        "operation | {\"operation\":\"pay\",\"times\":1,\"effect\":\"error_500\"}",
        "effect    | {\"operation\":\"charge\",\"times\":1,\"effect\":\"error\"}",
        "effect    | {\"operation\":\"charge\",\"times\":1,\"effect\":\"refused\"}",
        "effect    | {\"operation\":\"refund\",\"times\":1,\"effect\":\"refused\"}",
        "times     | {\"operation\":\"charge\",\"times\":0,\"effect\":\"error_500\"}",
        "times     | {\"operation\":\"charge\",\"times\":\"1\",\"effect\":\"error_500\"}",
        "delayMs   | {\"operation\":\"charge\",\"times\":1,\"effect\":\"slow\"}",
        "delayMs   | {\"operation\":\"charge\",\"times\":1,\"effect\":\"slow\",\"delayMs\":-1}"
      })
  void a_fault_that_makes_no_sense_is_refused_with_its_field(String field, String body)
      throws Exception {
    Client.Response refused = client.post("/faults", body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/field")).isEqualTo(field);
    assertThat(client.get("/faults").body().toString()).isEqualTo("{\"faults\":[]}");
  }

  private void plan(String operation, int times, String effect) throws Exception {
    String body =
        "{\"operation\":\"%s\",\"times\":%d,\"effect\":\"%s\"}".formatted(operation, times, effect);
    assertThat(client.post("/faults", body).status()).isEqualTo(200);
  }

  private static String answered(String operation, Client.Response response) {
    return operation + " " + response.status();
  }
}
