package io.quittance.providers.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.domain.Money;
import io.quittance.domain.NoticeClaim;
import io.quittance.providers.ProviderNotice;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookReceipt;
import io.quittance.providers.WebhookRequest;
import io.quittance.providers.standardwebhooks.WebhookSecret;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter believes of a webhook, and what it makes of it. */
@NullUnmarked
class WebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.700Z");
  private static final String SECRET = secret("the secret of the simulator");
  private static final String OTHER = secret("the secret of somebody else");
  private static final String CAPTURED =
      """
      {"type":"charge.captured","timestamp":"2026-11-26T11:59:58.123Z","data":{"reference":"A-1-p1",\
      "id":"ch_1","status":"captured","amount":4210,"captured":4210,"refunded":10,"currency":"EUR",\
      "disputed":false,"failureCode":null}}""";

  private final SimulatorProvider provider = provider(SECRET);

  @Test
  void a_signed_webhook_is_the_providers_word() {
    assertThat(answer(signed(CAPTURED)))
        .isEqualTo(
            new WebhookAnswer.Genuine(
                new ProviderNotice(
                    "simulator",
                    "msg_1",
                    NoticeClaim.CAPTURED,
                    "A-1-p1",
                    null,
                    Money.of(4210, "EUR"),
                    Money.of(10, "EUR"),
                    Instant.parse("2026-11-26T11:59:58.123Z"))));
  }

  @Test
  void a_refunds_webhook_names_the_charge_as_well() {
    String body =
        """
        {"type":"refund.failed","timestamp":"2026-11-26T11:59:58Z","data":{"reference":"A-1-r1",\
        "charge":"A-1-p1","status":"failed","amount":4210,"currency":"JPY","failureCode":"x"}}""";
    assertThat(notice(body))
        .satisfies(
            notice -> {
              assertThat(notice.isOfRefund()).isTrue();
              assertThat(notice.name()).isEqualTo("A-1-r1");
              assertThat(notice.chargeName()).isEqualTo("A-1-p1");
              assertThat(notice.claim()).isEqualTo(NoticeClaim.REFUND_FAILED);
              assertThat(notice.amount()).isEqualTo(Money.of(4210, "JPY"));
              assertThat(notice.returned()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "charge.pending,PENDING",
    "charge.authorized,AUTHORIZED",
    "charge.captured,CAPTURED",
    "charge.declined,DECLINED",
    "charge.closed,CLOSED",
    "charge.reversed,REVERSED",
    "charge.disputed,DISPUTED",
    "refund.pending,REFUND_PENDING",
    "refund.succeeded,REFUNDED",
    "refund.failed,REFUND_FAILED"
  })
  void every_type_has_its_claim(String type, NoticeClaim claim) {
    assertThat(notice(ofType(type)).claim()).isEqualTo(claim);
    assertThat(notice(ofType(type)).isOfRefund()).isEqualTo(type.startsWith("refund"));
  }

  @Test
  void news_of_a_charge_that_nobody_here_has_a_word_for_is_still_a_reason_to_look() {
    assertThat(notice(ofType("charge.teleported")).claim()).isNull();
    assertThat(notice(ofType("charge.teleported")).name()).isEqualTo("A-1-p1");
  }

  @Test
  void what_was_reserved_or_asked_for_is_the_amount_while_nothing_is_taken() {
    String body = CAPTURED.replace("\"captured\":4210", "\"captured\":0");
    assertThat(notice(body).amount()).isEqualTo(Money.of(4210, "EUR"));
  }

  @Test
  void a_reference_that_was_closed_unseen_has_no_amount() {
    String body =
        """
        {"type":"charge.closed","timestamp":"2026-11-26T11:59:58Z","data":{"reference":"A-1-p1",\
        "amount":null,"captured":0,"refunded":0,"currency":null}}""";
    assertThat(notice(body).amount()).isNull();
    assertThat(notice(body).returned()).isNull();
  }

  @Test
  void a_webhook_about_no_money_is_genuine_and_irrelevant() {
    assertThat(answer(signed("{\"type\":\"payout.paid\",\"data\":7}")))
        .isInstanceOf(WebhookAnswer.Malformed.class);
    assertThat(answer(signed("{\"type\":\"payout.paid\",\"data\":{}}")))
        .isEqualTo(new WebhookAnswer.Irrelevant("msg_1", "payout.paid is about no money"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{}",
        "{\"type\":\"charge.captured\"}",
        "{\"type\":\"charge.captured\",\"data\":{\"reference\":\" \"}}",
        "{\"type\":\"charge.captured\",\"data\":{\"reference\":\"A-1-p1\"}}",
        "{\"type\":\"charge.captured\",\"timestamp\":\"noon\",\"data\":{\"reference\":\"A-1-p1\"}}",
        "{\"type\":\"refund.failed\",\"timestamp\":\"2026-11-26T11:59:58Z\","
            + "\"data\":{\"reference\":\"A-1-r1\"}}",
        "{\"type\":\"charge.captured\",\"timestamp\":\"2026-11-26T11:59:58Z\","
            + "\"data\":{\"reference\":\"A-1-p1\",\"amount\":-1,\"currency\":\"EUR\"}}",
        "{\"type\":\"charge.captured\",\"timestamp\":\"2026-11-26T11:59:58Z\","
            + "\"data\":{\"reference\":\"A-1-p1\",\"amount\":1,\"currency\":\"EURO\"}}"
      })
  void a_signed_webhook_that_cannot_be_read_is_malformed(String body) {
    assertThat(answer(signed(body)))
        .isInstanceOfSatisfying(
            WebhookAnswer.Malformed.class,
            malformed -> assertThat(malformed.eventId()).isEqualTo("msg_1"));
  }

  @Test
  void the_same_webhook_twice_is_genuine_twice() {
    WebhookRequest request = signed(CAPTURED);
    assertThat(answer(request))
        .isEqualTo(answer(request))
        .isInstanceOf(WebhookAnswer.Genuine.class);
  }

  @Test
  void a_webhook_signed_with_another_secret_is_forged() {
    assertForged(signed(OTHER, NOW, CAPTURED), "no signature is right");
  }

  @Test
  void a_body_that_was_cut_or_changed_is_forged() {
    WebhookRequest signed = signed(CAPTURED);
    byte[] cut = Arrays.copyOf(signed.body(), signed.body().length - 1);
    assertForged(new WebhookRequest(signed.headers(), cut), "no signature is right");
    byte[] spaced = CAPTURED.replace(":4210", ": 4210").getBytes(UTF_8);
    assertForged(new WebhookRequest(signed.headers(), spaced), "no signature is right");
  }

  @Test
  void a_signature_holds_for_one_id_and_one_time() {
    assertForged(with(signed(CAPTURED), "webhook-id", "msg_2"), "no signature is right");
    String later = Long.toString(NOW.getEpochSecond() + 1);
    assertForged(with(signed(CAPTURED), "webhook-timestamp", later), "no signature is right");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 0, 300})
  void a_webhook_of_the_last_five_minutes_or_the_next_is_taken(long seconds) {
    assertThat(answer(signed(SECRET, NOW.plusSeconds(seconds), CAPTURED)))
        .isEqualTo(answer(signed(CAPTURED)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, -86_400, 301, 86_400})
  void a_webhook_that_is_older_or_dated_further_ahead_is_forged(long seconds) {
    assertForged(signed(SECRET, NOW.plusSeconds(seconds), CAPTURED), "it was sent ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "1.5", "now", "0x10", "99999999999999999999", "2026-11-26T12:00:00Z"})
  void a_timestamp_that_is_none_is_forged(String timestamp) {
    assertForged(with(signed(CAPTURED), "webhook-timestamp", timestamp), "is no time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void a_webhook_that_lacks_a_header_is_forged(String header) {
    Map<String, String> headers = new TreeMap<>(signed(CAPTURED).headers());
    headers.remove(header);
    assertForged(new WebhookRequest(headers, CAPTURED.getBytes(UTF_8)), "a header is missing");
    assertForged(with(signed(CAPTURED), header, " "), "a header is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1,", "v1", "v1,%%%", ",", "v1,AAAA v1,BBBB", "v1a,AAAA", "é"})
  void a_signature_that_is_none_is_forged(String signature) {
    assertForged(with(signed(CAPTURED), "webhook-signature", signature), "no signature is right");
  }

  @Test
  void one_right_signature_among_several_will_do_wherever_it_stands() {
    WebhookRequest request = signed(CAPTURED);
    String right = request.header("webhook-signature").orElseThrow();
    String wrong = signed(OTHER, NOW, CAPTURED).header("webhook-signature").orElseThrow();
    for (String signatures :
        List.of(right + " " + wrong, wrong + " " + right, "v1a,x  " + wrong + " " + right)) {
      assertThat(answer(with(request, "webhook-signature", signatures)))
          .isInstanceOf(WebhookAnswer.Genuine.class);
    }
  }

  @Test
  void a_signature_of_another_version_is_not_taken_for_one_of_this() {
    WebhookRequest request = signed(CAPTURED);
    String right = request.header("webhook-signature").orElseThrow();
    assertForged(
        with(request, "webhook-signature", right.replace("v1,", "v2,")), "no signature is right");
  }

  @Test
  void while_a_secret_is_being_replaced_both_are_good() {
    SimulatorProvider rotating = provider(OTHER, SECRET);
    assertThat(rotating.webhook(signed(SECRET, NOW, CAPTURED), NOW))
        .isInstanceOf(WebhookAnswer.Genuine.class);
    assertThat(rotating.webhook(signed(OTHER, NOW, CAPTURED), NOW))
        .isInstanceOf(WebhookAnswer.Genuine.class);
    assertThat(provider(OTHER).webhook(signed(SECRET, NOW, CAPTURED), NOW))
        .isInstanceOf(WebhookAnswer.Forged.class);
  }

  @Test
  void without_a_secret_every_webhook_is_forged() {
    SimulatorProvider deaf = new SimulatorProvider(URI.create("http://127.0.0.1:1"), true);
    assertThat(deaf.webhook(signed(CAPTURED), NOW))
        .isEqualTo(new WebhookAnswer.Forged("no secret is configured to verify it with"));
  }

  @Test
  void a_secret_that_is_none_is_refused_at_once() {
    assertThatThrownBy(() -> provider("whsec_short")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void header_names_are_read_in_any_case() {
    Map<String, String> headers = new TreeMap<>();
    signed(CAPTURED)
        .headers()
        .forEach((name, value) -> headers.put(name.replace("webhook", "Webhook"), value));
    assertThat(answer(new WebhookRequest(headers, CAPTURED.getBytes(UTF_8))))
        .isInstanceOf(WebhookAnswer.Genuine.class);
  }

  @Test
  void a_webhook_is_acknowledged_without_words() {
    assertThat(provider.webhookReceipt()).isEqualTo(new WebhookReceipt(204, ""));
  }

  private WebhookAnswer answer(WebhookRequest request) {
    return provider.webhook(request, NOW);
  }

  private ProviderNotice notice(String body) {
    assertThat(answer(signed(body))).isInstanceOf(WebhookAnswer.Genuine.class);
    return ((WebhookAnswer.Genuine) answer(signed(body))).notice();
  }

  private void assertForged(WebhookRequest request, String why) {
    assertThat(answer(request))
        .isInstanceOfSatisfying(
            WebhookAnswer.Forged.class, forged -> assertThat(forged.why()).contains(why));
  }

  private static WebhookRequest signed(String body) {
    return signed(SECRET, NOW, body);
  }

  private static WebhookRequest signed(String secret, Instant at, String body) {
    String timestamp = Long.toString(at.getEpochSecond());
    byte[] bytes = body.getBytes(UTF_8);
    return new WebhookRequest(
        Map.of(
            "webhook-id",
            "msg_1",
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            WebhookSecret.parse(secret).sign("msg_1", timestamp, bytes)),
        bytes);
  }

  private static WebhookRequest with(WebhookRequest request, String header, String value) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.put(header, value);
    return new WebhookRequest(headers, request.body());
  }

  private static String ofType(String type) {
    return CAPTURED
        .replace("charge.captured", type)
        .replace("\"id\":\"ch_1\"", "\"charge\":\"A-1-p0\"");
  }

  private static SimulatorProvider provider(String... secrets) {
    return new SimulatorProvider(URI.create("http://127.0.0.1:1"), true, List.of(secrets));
  }

  private static String secret(String text) {
    return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
