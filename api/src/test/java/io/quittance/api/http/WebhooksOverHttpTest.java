package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.Until;
import io.quittance.api.orders.NoticeHearing;
import io.quittance.store.DatabaseSettings;
import io.quittance.workflows.contract.CommandRequest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class WebhooksOverHttpTest extends BooksHttpTest {

  private final String event = "evt-" + UUID.randomUUID();

  @Autowired DatabaseSettings settings;

  @BeforeEach
  void empty() {
    sql().sql("delete from webhook_inbox").update();
  }

  @Test
  void a_webhook_is_acknowledged_as_its_provider_expects_and_its_order_is_told() {
    Got got = send(webhook(captured("A-1-p1")));

    assertThat(got.status()).isEqualTo(204);
    assertThat(got.response().body()).isEmpty();
    assertThat(kept()).isEqualTo(1);
    Until.holds("its order is told", () -> outcome().equals(List.of("KNOWN")));
    FakeNotices.Told told = told().getFirst();
    assertThat(told.orderId()).isEqualTo("A-1");
    CommandRequest notice = told.notice();
    assertThat(notice.commandId()).isEqualTo("notice:simulator:" + event);
    assertThat(notice.eventId()).isEqualTo(event);
    assertThat(notice.reference()).isEqualTo("A-1-p1");
    assertThat(notice.claim()).isEqualTo("CAPTURED");
    assertThat(notice.requestedBy()).isEqualTo("simulator");
  }

  @Test
  void the_same_event_twice_is_acknowledged_twice_and_kept_once() {
    notices.hearing(() -> NoticeHearing.ACCEPTED);
    assertThat(send(webhook(captured("A-1-p1"))).status()).isEqualTo(204);
    assertThat(send(webhook(captured("A-1-p1"))).status()).isEqualTo(204);

    assertThat(kept()).isEqualTo(1);
    Until.holds("its order is told", () -> outcome().equals(List.of("ACCEPTED")));
    assertThat(send(webhook(captured("A-1-p1"))).status()).isEqualTo(204);
    assertThat(told()).hasSize(1);
  }

  @Test
  void while_the_secret_is_replaced_both_are_good() {
    assertThat(send(webhook(captured("A-1-p1"), SignedWebhook.OLD_SECRET, Duration.ZERO)).status())
        .isEqualTo(204);
  }

  @Test
  void what_is_signed_by_nobody_we_know_is_turned_away_and_not_kept() {
    String stranger = "whsec_c3RyYW5nZXItc3RyYW5nZXItc3RyYW5nZXIt";
    assertTurnedAway(send(webhook(captured("A-1-p1"), stranger, Duration.ZERO)));
    assertTurnedAway(
        send(
            to("/v1/webhooks/simulator")
                .POST(HttpRequest.BodyPublishers.ofString(captured("A-1-p1")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT6M", "-PT6M"})
  void what_is_stale_or_dated_ahead_is_turned_away_though_it_is_signed(Duration age) {
    assertTurnedAway(send(webhook(captured("A-1-p1"), SignedWebhook.SECRET, age)));
  }

  @Test
  void a_body_that_was_changed_on_the_way_is_turned_away() {
    HttpRequest signed = webhook(captured("A-1-p1")).build();
    HttpRequest.Builder changed =
        to("/v1/webhooks/simulator").POST(HttpRequest.BodyPublishers.ofString(captured("B-1-p1")));
    signed.headers().map().forEach((name, values) -> changed.header(name, values.getFirst()));

    assertTurnedAway(send(changed));
  }

  @Test
  void the_reason_for_turning_away_is_told_in_both_languages_and_gives_nothing_away() {
    HttpRequest.Builder forged = to("/v1/webhooks/simulator").POST(body("{}"));

    assertThat(send(forged).text("detail")).contains("signature").doesNotContain("secret");
    assertThat(send(forged.header("Accept-Language", "zh")).text("detail")).contains("签名");
  }

  @Test
  void an_unknown_provider_is_not_found() {
    Got got = send(to("/v1/webhooks/nobody").POST(body(captured("A-1-p1"))));

    assertThat(got.status()).isEqualTo(404);
    assertThat(got.text("code")).isEqualTo("provider_unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"type\":\"charge.captured\"",
        "{\"type\":\"charge.captured\",\"data\":{}}",
        "{\"type\":\"charge.captured\",\"timestamp\":\"2026-11-23T12:00:00Z\","
            + "\"data\":{\"reference\":\"A\\u0000\"}}"
      })
  void what_is_the_providers_and_makes_no_sense_is_malformed(String said) {
    Got got = send(webhook(said));

    assertThat(got.status()).isEqualTo(400);
    assertThat(got.text("code")).isEqualTo("malformed_request");
    assertThat(kept()).isZero();
  }

  @Test
  void a_name_too_long_to_be_kept_is_malformed() {
    assertThat(send(webhook(captured("A".repeat(256)))).status()).isEqualTo(400);
  }

  @Test
  void what_is_about_no_money_is_acknowledged_and_told_to_nobody() {
    Got got = send(webhook("{\"type\":\"payout.paid\",\"timestamp\":\"2026-11-23T12:00:00Z\"}"));

    assertThat(got.status()).isEqualTo(204);
    assertThat(outcome()).containsExactly("IRRELEVANT");
    assertThat(told()).isEmpty();
  }

  @Test
  void a_body_over_64_kib_is_turned_away_before_anybody_looks_at_its_signature() {
    Got got = send(webhook(captured("A".repeat(64 * 1024))));

    assertThat(got.status()).isEqualTo(413);
    assertThat(got.text("code")).isEqualTo("body_too_large");
    assertThat(kept()).isZero();
  }

  @Test
  void it_needs_no_idempotency_key_and_takes_any_media_type() {
    HttpRequest signed = webhook(captured("A-1-p1")).build();
    HttpRequest.Builder other =
        to("/v1/webhooks/simulator").POST(body(captured("A-1-p1"))).header("Accept", "text/html");
    signed.headers().map().forEach((name, values) -> other.header(name, values.getFirst()));

    assertThat(send(other.setHeader("Content-Type", "text/plain")).status()).isEqualTo(204);
  }

  @Test
  void only_a_post_is_taken() {
    assertThat(send(to("/v1/webhooks/simulator").GET()).status()).isEqualTo(405);
  }

  @Test
  void what_no_order_has_heard_of_is_a_figure_and_what_was_told_is_counted() {
    notices.hearing(() -> NoticeHearing.TOO_EARLY);
    send(webhook(captured("A-1-p1")));
    Until.holds("it waits", () -> metric("quittance_webhooks_waiting ") >= 1);
    Until.holds("it is told again", () -> told().size() >= 2);

    notices.hearing(() -> NoticeHearing.KNOWN);
    Until.holds("it is told", () -> outcome().equals(List.of("KNOWN")));
    Until.holds("nothing waits", () -> metric("quittance_webhooks_waiting ") == 0);
    assertThat(metric("quittance_webhooks_told_total{outcome=\"KNOWN\"")).isPositive();
    assertThat(metric("quittance_webhooks_received_total{as=\"kept\"")).isPositive();
  }

  @Test
  void its_document_tells_its_codes() {
    var responses =
        send(to("/v3/api-docs"))
            .json()
            .path("paths")
            .path("/v1/webhooks/{provider}")
            .path("post")
            .path("responses");

    assertThat(responses.propertyNames())
        .containsExactlyInAnyOrder("204", "400", "401", "404", "413", "503");
    assertThat(responses.path("401").path("description").asString())
        .isEqualTo("webhook_signature_invalid");
  }

  private HttpRequest.Builder webhook(String body) {
    return webhook(body, SignedWebhook.SECRET, Duration.ZERO);
  }

  private HttpRequest.Builder webhook(String body, String secret, Duration age) {
    return new SignedWebhook(event, body, secret, age).to(to("/v1/webhooks/simulator"));
  }

  private static String captured(String reference) {
    return SignedWebhook.charge("captured", reference);
  }

  private void assertTurnedAway(Got got) {
    assertThat(got.status()).isEqualTo(401);
    assertThat(got.text("code")).isEqualTo("webhook_signature_invalid");
    assertThat(kept()).isZero();
    assertThat(told()).isEmpty();
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private List<FakeNotices.Told> told() {
    return notices.told().stream().filter(t -> event.equals(t.notice().eventId())).toList();
  }

  private int kept() {
    return sql()
        .sql("select count(*) from webhook_inbox where event_id = ?")
        .param(event)
        .query(Integer.class)
        .single();
  }

  private List<String> outcome() {
    return sql()
        .sql("select coalesce(outcome, 'none') from webhook_inbox where event_id = ?")
        .param(event)
        .query(String.class)
        .list();
  }

  private double metric(String line) {
    return send(to("/actuator/prometheus"))
        .response()
        .body()
        .lines()
        .filter(l -> l.startsWith(line))
        .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
        .sum();
  }

  private JdbcClient sql() {
    return JdbcClient.create(
        new DriverManagerDataSource(settings.url(), settings.user(), settings.password()));
  }
}
