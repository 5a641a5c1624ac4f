package io.quittance.intake.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.intake.ScriptedApi;
import io.quittance.intake.ScriptedApi.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a message, by each kind of answer that the api can give. */
@Timeout(60)
class HandlingTest {

  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String PAY =
      "{\"command\":\"pay\",\"commandId\":\"k1\",\"orderId\":\"A-1\",\"paymentMethod\":\"tok_ok\"}";

  private final ScriptedApi api = ScriptedApi.start();
  private final Kept outlet = new Kept();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void the_api_is_asked_as_by_any_caller_with_the_command_id_as_its_key() {
    handle(PAY);
    assertThat(api.calls())
        .containsExactly(
            new ScriptedApi.Call(
                "/v1/orders/A-1/payments",
                "k1",
                "respond-async, wait=2",
                "{\"paymentMethod\":\"tok_ok\"}"));
    assertThat(outlet.only().path("type").asString()).isEqualTo("io.quittance.command.accepted.v1");
    assertThat(outlet.only().path("id").asString()).isEqualTo("A-1/k1/pay/accepted/open");
    assertThat(outlet.only().path("data").toString())
        .isEqualTo(
            "{\"commandId\":\"k1\",\"command\":\"pay\",\"orderId\":\"A-1\",\"outcome\":\"accepted\","
                + "\"settled\":false,\"httpStatus\":202,\"status\":\"PAYING\",\"revision\":2}");
    assertThat(outlet.buried).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"402,payment_declined", "409,already_paid"})
  void a_refusal_is_an_answer(int status, String code) {
    api.answering(call -> Answer.problem(status, code));
    handle(PAY);
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("refused");
    assertThat(outlet.only().path("data").path("code").asString()).isEqualTo(code);
    assertThat(outlet.buried).isEmpty();
    assertThat(api.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400,malformed_request",
    "404,order_not_found",
    "413,body_too_large",
    "422,command_id_reused",
    "501,not_available"
  })
  void what_can_never_work_is_put_aside_and_answered(int status, String code) {
    api.answering(call -> Answer.problem(status, code));
    handle(PAY);
    assertThat(outlet.buried).extracting(Reason::code).containsExactly(code);
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("rejected");
    assertThat(api.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"503,engine_unavailable", "429,too_many_requests", "500,internal_error"})
  void what_passes_is_waited_for(int status, String code) {
    AtomicInteger asked = new AtomicInteger();
    api.answering(
        call -> asked.incrementAndGet() < 4 ? Answer.problem(status, code) : Answer.kept(call));
    handle(PAY);
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("accepted");
    assertThat(api.keysOf("A-1")).containsOnly("k1").hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"404", "403", "502"})
  void an_error_without_our_code_is_somebody_elses_and_waited_for(int status) {
    AtomicInteger asked = new AtomicInteger();
    api.answering(
        call ->
            asked.incrementAndGet() < 3
                ? new Answer(status, "<html>no</html>")
                : Answer.kept(call));
    handle(PAY);
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("accepted");
    assertThat(outlet.buried).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>Log in, please.</html>",
        "{}",
        "[]",
        "{\"orderId\":7}",
        "{\"orderId\":\"B-2\",\"status\":\"PAID\",\"revision\":3}",
      })
  void what_does_not_tell_of_this_order_is_nobodys_acceptance(String body) {
    AtomicInteger asked = new AtomicInteger();
    api.answering(call -> asked.incrementAndGet() < 3 ? new Answer(200, body) : Answer.kept(call));
    handle(PAY);
    assertThat(api.calls()).hasSize(3);
    assertThat(outlet.only().path("data").path("httpStatus").asInt()).isEqualTo(202);
  }

  @Test
  void an_order_that_is_placed_without_a_name_is_told_its_name() {
    handle("{\"command\":\"place\",\"commandId\":\"k1\",\"customerId\":\"c\"}");
    assertThat(outlet.only().path("data").path("orderId").asString()).isEqualTo("o-derived");
  }

  @ParameterizedTest
  @CsvSource({
    "404,not_found",
    "405,method_not_allowed",
    "401,unauthorized",
    "403,forbidden",
    "403,order_not_found",
    "404,no_such_route",
    "409,conflict",
    "400,idempotency_key_missing",
    "415,media_type_unsupported"
  })
  void an_error_that_is_not_about_this_command_is_waited_for(int status, String code) {
    AtomicInteger asked = new AtomicInteger();
    api.answering(
        call -> asked.incrementAndGet() < 15 ? Answer.problem(status, code) : Answer.kept(call));
    handle(PAY);
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("accepted");
    assertThat(outlet.buried).isEmpty();
  }

  @Test
  void a_command_that_the_api_fails_over_each_time_is_put_aside_and_said_to_be_unknown() {
    api.answering(call -> Answer.problem(500, "internal_error"));
    handle(PAY);
    assertThat(outlet.buried).extracting(Reason::code).containsExactly("internal_error");
    assertThat(api.calls()).hasSize(12);
    assertThat(outlet.only().path("type").asString()).isEqualTo("io.quittance.command.unknown.v1");
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("unknown");
    assertThat(outlet.only().path("data").path("settled").asBoolean()).isFalse();
  }

  @Test
  void an_answer_whose_body_does_not_end_is_not_waited_for_without_end() {
    AtomicInteger asked = new AtomicInteger();
    api.answering(
        call -> asked.incrementAndGet() < 2 ? Answer.kept(call).cutShort() : Answer.kept(call));
    handle(PAY);
    assertThat(api.calls()).hasSize(2);
    assertThat(outlet.replies).hasSize(1);
  }

  @Test
  void an_answer_that_is_far_too_long_is_not_read() {
    AtomicInteger asked = new AtomicInteger();
    api.answering(
        call ->
            asked.incrementAndGet() < 2
                ? new Answer(
                    200, "{\"orderId\":\"A-1\",\"x\":\"%s\"}".formatted("x".repeat(2_000_000)))
                : Answer.kept(call));
    handle(PAY);
    assertThat(api.calls()).hasSize(2);
  }

  @Test
  void a_command_that_is_larger_than_the_api_takes_is_put_aside_and_the_api_not_asked() {
    handle(
        "{\"command\":\"cancel\",\"commandId\":\"k1\",\"orderId\":\"A-1\",\"reason\":\"%s\"}"
            .formatted("x".repeat(64 * 1024)));
    assertThat(outlet.buried).extracting(Reason::code).containsExactly("body_too_large");
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("rejected");
    assertThat(outlet.only().path("data").path("command").asString()).isEqualTo("cancel");
    assertThat(api.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"localhost:8080", "http:///v1", "ftp://127.0.0.1/", "/v1"})
  void an_address_that_can_never_be_asked_is_turned_down_at_once(String address) {
    assertThatThrownBy(() -> new Api(URI.create(address), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QUITTANCE_URL");
  }

  @Test
  void different_answers_have_different_ids_and_the_same_answer_has_the_same() {
    String cancel = "{\"command\":\"cancel\",\"commandId\":\"k1\",\"orderId\":\"A-1\"}";
    handle(PAY);
    handle(PAY);
    api.answering(
        call -> new Answer(200, "{\"orderId\":\"A-1\",\"status\":\"PAID\",\"revision\":4}"));
    handle(PAY);
    api.answering(call -> Answer.problem(422, "command_id_reused"));
    handle(cancel);
    api.answering(call -> Answer.problem(409, "order_closed"));
    handle(cancel);
    assertThat(outlet.replies)
        .extracting(reply -> reply.path("id").asString())
        .containsExactly(
            "A-1/k1/pay/accepted/open",
            "A-1/k1/pay/accepted/open",
            "A-1/k1/pay/accepted/settled",
            "A-1/k1/cancel/rejected/command_id_reused",
            "A-1/k1/cancel/refused/order_closed");
  }

  @Test
  void an_id_has_room_in_a_short_string_of_amqp_however_long_its_parts_are() {
    String id = "k".repeat(128);
    api.answering(call -> Answer.problem(422, "field_invalid"));
    handle("{\"command\":\"place\",\"commandId\":\"%s\",\"customerId\":\"c\"}".formatted(id));
    handle(
        "{\"command\":\"cancel\",\"commandId\":\"%s\",\"orderId\":\"%s\"}"
            .formatted(id, "o".repeat(64)));
    handle(
        "{\"command\":\"steal\",\"commandId\":\"%s\",\"orderId\":\"%s\"}"
            .formatted(id, "o".repeat(300)));
    assertThat(outlet.replies)
        .hasSize(3)
        .allSatisfy(reply -> assertThat(reply.path("id").asString()).hasSizeLessThanOrEqualTo(255));
  }

  @Test
  void an_api_that_is_away_is_waited_for() {
    int port = api.port();
    api.close();
    AtomicInteger asked = new AtomicInteger();
    List<ScriptedApi> back = new ArrayList<>();
    try {
      handling(port)
          .handle(
              message(PAY),
              new CommandReader().read(message(PAY)),
              outlet,
              () -> {
                if (asked.incrementAndGet() == 4) {
                  back.add(ScriptedApi.startAt(port));
                }
                return true;
              });
      assertThat(back.getFirst().keysOf("A-1")).containsExactly("k1");
    } finally {
      back.forEach(ScriptedApi::close);
    }
    assertThat(outlet.replies).hasSize(1);
  }

  @Test
  void what_is_no_command_is_put_aside_and_the_api_not_asked() {
    handle("{\"command\":\"steal\",\"commandId\":\"k1\",\"orderId\":\"A-1\"}");
    assertThat(outlet.buried).extracting(Reason::code).containsExactly("command_unknown");
    assertThat(outlet.only().path("data").path("outcome").asString()).isEqualTo("rejected");
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void without_a_command_id_nobody_can_be_answered() {
    handle("no json");
    assertThat(outlet.buried).hasSize(1);
    assertThat(outlet.replies).isEmpty();
  }

  @Test
  void an_answer_that_the_broker_does_not_take_is_sent_again_and_the_api_not_asked_again() {
    outlet.failing = 3;
    handle(PAY);
    assertThat(outlet.replies).hasSize(1);
    assertThat(api.calls()).hasSize(1);
  }

  @Test
  void what_is_not_ours_any_more_is_left_unanswered() {
    api.answering(call -> Answer.problem(503, "engine_unavailable"));
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                handling(api.port())
                    .handle(
                        message(PAY),
                        new CommandReader().read(message(PAY)),
                        outlet,
                        () -> asked.incrementAndGet() < 3))
        .isInstanceOf(Handling.Abandoned.class);
    assertThat(outlet.replies).isEmpty();
    assertThat(outlet.buried).isEmpty();
  }

  private void handle(String body) {
    handling(api.port())
        .handle(message(body), new CommandReader().read(message(body)), outlet, () -> true);
  }

  private static Handling handling(int port) {
    return new Handling(
        new Api(URI.create("http://127.0.0.1:" + port + "/"), Duration.ofSeconds(2), Duration.ZERO),
        "quittance",
        SHORT,
        4,
        () -> NOW,
        new SimpleMeterRegistry());
  }

  private static Incoming message(String body) {
    return new Incoming(
        body.getBytes(StandardCharsets.UTF_8), new TreeMap<>(), Map.of("topic", "t"));
  }

  /** Keeps what it is given, and turns down the first ones if told so. */
  private static final class Kept implements Outlet {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> replies = new ArrayList<>();
    private final List<Reason> buried = new ArrayList<>();
    private int failing;

    @Override
    public void reply(Reply reply) throws Unsent {
      if (failing-- > 0) {
        throw new Unsent("on purpose");
      }
      replies.add(JSON.readTree(reply.body()));
    }

    @Override
    public void bury(Incoming message, Reason reason) {
      buried.add(reason);
    }

    private JsonNode only() {
      assertThat(replies).hasSize(1);
      return replies.getFirst();
    }
  }
}
