package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks out, with time by hand: how they look, and how long they are tried. */
@Timeout(60)
class WebhookTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path directory = Path.of("");
  private Subscribed subscriber;
  private InProcess simulator;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    subscriber = new Subscribed();
    startSimulator();
  }

  @AfterEach
  void stop() throws IOException {
    simulator.close();
    subscriber.close();
  }

  @Test
  void a_change_of_a_charge_is_told_as_documented() throws Exception {
    String id = client.charge("A-1-p1", "tok_ok").text("/id");

    assertThat(subscriber.messages)
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.body())
                    .isEqualTo(
                        """
                        {"type":"charge.captured","timestamp":"2026-11-23T10:00:00Z","data":{"reference":"A-1-p1",\
                        "id":"%s","status":"captured","amount":4210,"captured":4210,"refunded":0,"currency":"EUR",\
                        "disputed":false,"failureCode":null}}"""
                            .formatted(id)));
  }

  @Test
  void a_change_of_a_refund_is_told_with_its_charge_and_its_failure() throws Exception {
    client.charge("A-1-p1", "tok_refund_too_old");
    client.refund("A-1-r1", "A-1-p1");

    assertThat(subscriber.messages.getLast().body())
        .startsWith("{\"type\":\"refund.failed\",\"timestamp\":\"2026-11-23T10:00:00Z\",\"data\":{")
        .contains(
            "\"reference\":\"A-1-r1\",\"id\":\"re_",
            "\"charge\":\"A-1-p1\",\"status\":\"failed\",\"amount\":4210,\"currency\":\"EUR\","
                + "\"failureCode\":\"charge_too_old\"}");
  }

  @Test
  void minor_units_are_told_as_they_are_whatever_the_currency() throws Exception {
    client.post("/charges", Client.charging("A-1-p1", "tok_ok").replace("EUR", "JPY"));
    client.post("/charges", Client.charging("A-2-p1", "tok_ok").replace("EUR", "KWD"));
    assertThat(subscriber.messages)
        .extracting(message -> message.text("/data/amount") + message.text("/data/currency"))
        .containsExactly("4210JPY", "4210KWD");
  }

  @Test
  void a_webhook_is_signed_as_standard_webhooks_has_it() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    Subscribed.Message message = subscriber.messages.getFirst();

    assertThat(message.id()).startsWith("msg_");
    assertThat(message.timestamp()).isEqualTo(Long.toString(START.getEpochSecond()));
    assertThat(message.signature()).isEqualTo(signature(message));
  }

  @Test
  void what_is_not_acknowledged_is_sent_again_later_and_later_under_one_id() throws Exception {
    subscriber.status = 503;
    client.charge("A-1-p1", "tok_ok");
    int sent = 1;
    for (int seconds : new int[] {1, 2, 5, 10, 30, 60, 60, 60}) {
      simulator.pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(subscriber.messages).hasSize(sent);
      simulator.pass(Duration.ofMillis(1));
      assertThat(subscriber.messages).hasSize(++sent);
    }
    assertThat(state("A-1-p1")).isEqualTo("waiting");
    subscriber.status = 200;
    simulator.pass(Duration.ofSeconds(60));
    simulator.pass(Duration.ofDays(2));

    assertThat(subscriber.messages).hasSize(sent + 1);
    assertThat(subscriber.messages).extracting(Subscribed.Message::id).containsOnly(first().id());
    assertThat(subscriber.messages)
        .extracting(Subscribed.Message::body)
        .containsOnly(first().body());
    assertThat(subscriber.messages)
        .allSatisfy(message -> assertThat(message.signature()).isEqualTo(signature(message)));
    assertThat(subscriber.messages.getLast().timestamp())
        .as("the time of sending, so that it is never too old")
        .isEqualTo(Long.toString(START.plusSeconds(288).getEpochSecond()));
    assertThat(state("A-1-p1")).isEqualTo("delivered");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 404, 410, 500})
  void anything_but_2xx_is_no_acknowledgement(int status) throws Exception {
    subscriber.status = status;
    client.charge("A-1-p1", "tok_ok");
    assertThat(subscriber.messages).hasSize(1);
    simulator.pass(Duration.ofSeconds(1));
    assertThat(subscriber.messages).hasSize(2);
    assertThat(state("A-1-p1")).isEqualTo("waiting");
  }

  @Test
  void after_a_day_it_is_given_up() throws Exception {
    subscriber.status = 500;
    client.charge("A-1-p1", "tok_ok");
    simulator.pass(Duration.ofSeconds(1));
    simulator.pass(Duration.ofHours(24).minusSeconds(2));
    assertThat(state("A-1-p1")).isEqualTo("given_up");

    int sent = subscriber.messages.size();
    restart();
    simulator.pass(Duration.ofDays(7));
    assertThat(subscriber.messages).hasSize(sent);
  }

  @Test
  void what_was_not_acknowledged_is_sent_again_after_a_restart_and_the_rest_is_not()
      throws Exception {
    client.charge("A-1-p1", "tok_ok");
    subscriber.status = 500;
    client.charge("A-2-p1", "tok_ok");
    String id = subscriber.messages.getLast().id();
    subscriber.status = 204;

    restart();

    assertThat(subscriber.messages).hasSize(3);
    assertThat(subscriber.messages.getLast().id()).isEqualTo(id);
    assertThat(state("A-2-p1")).isEqualTo("delivered");
    restart();
    assertThat(subscriber.messages).hasSize(3);
  }

  @Test
  void what_happened_while_it_was_down_is_told_too() throws Exception {
    client.charge("A-1-p1", "tok_refund_pending");
    client.refund("A-1-r1", "A-1-p1");
    simulator.close();
    simulator = new InProcess(directory, subscriber, START.plusSeconds(60));
    assertThat(subscriber.known("A-1-r1")).containsExactly("refund.pending", "refund.succeeded");
  }

  @Test
  void a_storm_is_twenty_copies_of_each_event_shuffled_with_the_others() throws Exception {
    client.charge("A-1-p1", "tok_webhook_storm");
    client.refund("A-1-r1", "A-1-p1");
    for (int i = 0; i < 200; i++) {
      simulator.pass(Duration.ofMillis(10));
    }

    List<String> ids = subscriber.messages.stream().map(Subscribed.Message::id).toList();
    assertThat(ids).hasSize(40);
    assertThat(ids.stream().distinct()).hasSize(2);
    assertThat(ids.stream().filter(first().id()::equals)).hasSize(20);
    assertThat(ids.subList(0, 20))
        .as("not one after the other")
        .contains(ids.get(0))
        .isNotEqualTo(ids.subList(20, 40));
    assertThat(ids.subList(0, 20).stream().distinct()).hasSize(2);
    assertThat(state("A-1-p1")).isEqualTo("delivered");
    assertThat(state("A-1-r1")).isEqualTo("delivered");
  }

  @Test
  void a_storm_that_finds_nobody_has_one_copy_that_is_tried_again() throws Exception {
    subscriber.status = 500;
    client.charge("A-1-p1", "tok_webhook_storm");
    simulator.pass(Duration.ofSeconds(2));
    assertThat(subscriber.messages).hasSize(20);
    subscriber.status = 204;
    simulator.pass(Duration.ofSeconds(1));
    assertThat(subscriber.messages).hasSize(21);
    assertThat(state("A-1-p1")).isEqualTo("delivered");
  }

  @Test
  void of_some_nothing_is_told() throws Exception {
    client.charge("A-1-p1", "tok_no_webhook");
    client.refund("A-1-r1", "A-1-p1");
    client.post("/charges/A-1-p1/dispute", "");
    simulator.pass(Duration.ofDays(1));
    assertThat(subscriber.messages).isEmpty();
    assertThat(client.get("/webhooks?prefix=A-1").body().toString()).isEqualTo("{\"webhooks\":[]}");
  }

  @Test
  void webhooks_are_shown_with_what_became_of_them() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    subscriber.status = 500;
    client.charge("A-1-p2", "tok_declined");
    assertThat(client.get("/webhooks?prefix=A-1").body().toString())
        .isEqualTo(
            """
            {"webhooks":[{"id":"%s","type":"charge.captured","reference":"A-1-p1","at":"2026-11-23T10:00:00Z",\
            "state":"delivered","attempts":1},\
            {"id":"%s","type":"charge.declined","reference":"A-1-p2","at":"2026-11-23T10:00:00Z",\
            "state":"waiting","attempts":null}]}"""
                .formatted(first().id(), subscriber.messages.getLast().id()));
  }

  @Test
  void without_an_address_nothing_is_planned_and_what_changed_meanwhile_is_not_told_later()
      throws Exception {
    simulator.close();
    simulator = new InProcess(directory);
    simulator.client().charge("A-1-p1", "tok_ok");
    assertThat(simulator.lines("webhook")).isEmpty();

    restart();
    client.refund("A-1-r1", "A-1-p1");

    assertThat(subscriber.messages)
        .singleElement()
        .satisfies(message -> assertThat(message.type()).isEqualTo("refund.succeeded"));
  }

  private Subscribed.Message first() {
    return subscriber.messages.getFirst();
  }

  private String state(String reference) throws Exception {
    return client.get("/webhooks?prefix=" + reference).text("/webhooks/0/state");
  }

  private void restart() throws IOException {
    simulator.close();
    startSimulator();
  }

  private void startSimulator() {
    simulator = new InProcess(directory, subscriber, START);
    client = simulator.client();
  }

  /** By hand, as the standard describes it. */
  private static String signature(Subscribed.Message message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      String secret = Subscribed.SECRET.replace("whsec_", "");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
      String signed = message.id() + "." + message.timestamp() + "." + message.body();
      byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(hash);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
