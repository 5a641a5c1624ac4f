package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.PlayedOrder;
import io.quittance.api.Samples;
import io.quittance.domain.Money;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Difference;
import io.quittance.workflows.contract.StartOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

class EvidenceOverHttpTest extends BooksHttpTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  @Autowired DatabaseSettings settings;

  private final String id = "E-" + UUID.randomUUID();
  private final StartOrder start = Samples.start(id);

  @BeforeEach
  void forgetCharges() {
    provider.statement = StatementAnswer.NeverSeen::new;
  }

  @Test
  void a_timeline_tells_what_happened_by_whom_and_where_to_look() {
    PlayedOrder order = PlayedOrder.place(store, start, NOON).pay("k-1").cancel("k-2");

    Got got = send(to("/v1/orders/" + id + "/timeline"));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("ETag")).isEqualTo("\"" + order.facts() + "\"");
    JsonNode entries = got.json().path("entries");
    assertThat(entries.findValuesAsString("what"))
        .containsSubsequence(
            "OrderPlaced",
            "CommandAnswered",
            "PaymentAsked",
            "ChargeSent",
            "Captured",
            "CancelRequested",
            "RefundRequested",
            "RefundSent",
            "Refunded",
            "OrderEnded");
    JsonNode captured = entry(entries, "Captured");
    assertThat(captured.path("reference").asString()).isEqualTo(id + "-p1");
    assertThat(captured.path("providerReference").asString()).isEqualTo("ch_1");
    assertThat(captured.path("amount").path("value").asLong()).isEqualTo(4210);
    assertThat(captured.path("why").asString()).isEqualTo("42.10 EUR was taken");
    assertThat(captured.path("data").path("type").asString()).isEqualTo("Captured");
    assertThat(captured.path("temporal").path("link").asString())
        .isEqualTo(
            "http://127.0.0.1:8233/namespaces/default/workflows/order%2F" + id + "/run-1/history");
    JsonNode answered = entry(entries, "CommandAnswered");
    assertThat(answered.path("by").asString()).isEqualTo("customer");
    assertThat(answered.path("answer").path("answer").asString()).isEqualTo("ACCEPTED");
  }

  @Test
  void a_timeline_that_has_not_grown_is_not_sent_again() {
    PlayedOrder order = PlayedOrder.place(store, start, NOON);
    String seen = send(to("/v1/orders/" + id + "/timeline")).header("ETag");

    Got same = send(to("/v1/orders/" + id + "/timeline").header("If-None-Match", seen));
    order.pay("k");
    Got grown = send(to("/v1/orders/" + id + "/timeline").header("If-None-Match", seen));

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("ETag")).isEqualTo(seen);
    assertThat(grown.status()).isEqualTo(200);
  }

  @Test
  void a_ledger_shows_every_booking_and_that_they_balance() {
    PlayedOrder.place(store, start, NOON).pay("k-1").cancel("k-2");

    JsonNode ledger = send(to("/v1/orders/" + id + "/ledger")).json();

    assertThat(ledger.path("transactions").findValuesAsString("fact"))
        .containsExactly("Captured", "Refunded");
    assertThat(ledger.path("transactions").path(0).path("postings").toString())
        .isEqualTo(
            """
            [{"account":"provider/simulator/receivable","currency":"EUR","amount":4210},\
            {"account":"order/%s/customer-funds","currency":"EUR","amount":-4210}]\
            """
                .formatted(id));
    assertThat(ledger.path("balances").findValuesAsString("amount")).containsExactly("0", "0");
    assertThat(ledger.path("sumsToZero").asBoolean()).isTrue();
  }

  @Test
  void the_balances_of_all_accounts_sum_to_zero() {
    PlayedOrder.place(store, start, NOON).pay("k-1");

    JsonNode all = send(to("/v1/ledger/balances")).json();

    assertThat(all.path("balances").findValuesAsString("account"))
        .contains("order/*/customer-funds", "provider/simulator/receivable");
    long sum = 0;
    for (JsonNode balance : all.path("balances")) {
      sum += balance.path("amount").asLong();
    }
    assertThat(sum).isZero();
  }

  @Test
  void a_proof_is_in_line_when_the_provider_says_the_same() {
    PlayedOrder.place(store, start, NOON).pay("k-1");
    provider.statement = reference -> told(reference, 4210, 0);

    Got got = send(to("/v1/orders/" + id + "/proof"));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("Cache-Control")).isEqualTo("no-store");
    assertThat(got.text("verdict")).isEqualTo("IN_LINE");
    assertThat(got.text("status")).isEqualTo("PAID");
    assertThat(got.json().path("money").path("held").asLong()).isEqualTo(4210);
    assertThat(got.json().path("books").toString())
        .isEqualTo("{\"foldEqualsRow\":true,\"ledgerEqualsHeld\":true}");
    JsonNode payment = got.json().path("payments").path(0);
    assertThat(payment.path("answer").asString()).isEqualTo("TOLD");
    assertThat(payment.path("ours").path("status").asString()).isEqualTo("CAPTURED");
    assertThat(payment.path("provider").path("captured").path("value").asLong()).isEqualTo(4210);
  }

  @Test
  void a_proof_names_what_the_provider_tells_otherwise() {
    PlayedOrder.place(store, start, NOON).pay("k-1");
    provider.statement = reference -> told(reference, 4200, 0);

    Got got = send(to("/v1/orders/" + id + "/proof"));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text("verdict")).isEqualTo("DIFFERENT");
    JsonNode difference = got.json().path("payments").path(0).path("differences").path(0);
    assertThat(difference.path("what").asString()).isEqualTo("captured");
    assertThat(difference.path("evidence").asString()).contains("42.10 EUR", "42.00 EUR");
  }

  @Test
  void a_proof_without_the_providers_answer_is_undecided() {
    PlayedOrder.place(store, start, NOON).pay("k-1");
    provider.statement = reference -> new StatementAnswer.NoAnswer(reference, "silence");

    Got got = send(to("/v1/orders/" + id + "/proof"));

    assertThat(got.text("verdict")).isEqualTo("UNDECIDED");
    JsonNode payment = got.json().path("payments").path(0);
    assertThat(payment.path("answer").asString()).isEqualTo("NO_ANSWER");
    assertThat(payment.path("provider").isNull()).isTrue();
  }

  @Test
  void a_row_that_differs_from_its_journal_turns_the_proof_red() {
    PlayedOrder.place(store, start, NOON).pay("k-1");
    provider.statement = reference -> told(reference, 4210, 0);
    sql()
        .sql("update orders set view = jsonb_set(view, '{money,held}', '1') where order_id = ?")
        .param(id)
        .update();

    Got got = send(to("/v1/orders/" + id + "/proof"));

    assertThat(got.text("verdict")).isEqualTo("DIFFERENT");
    assertThat(got.json().path("books").path("foldEqualsRow").asBoolean()).isFalse();
    assertThat(got.json().path("books").path("ledgerEqualsHeld").asBoolean()).isTrue();
  }

  @Test
  void what_moved_while_the_provider_was_asked_is_compared_again() {
    PlayedOrder order = PlayedOrder.place(store, start, NOON).pay("k-1");
    provider.statement =
        reference -> {
          if (order.view().status().equals("PAID")) {
            order.cancel("k-2");
          }
          return told(reference, 4210, 4210);
        };

    Got got = send(to("/v1/orders/" + id + "/proof"));

    assertThat(got.text("verdict")).isEqualTo("IN_LINE");
    assertThat(got.text("status")).isEqualTo("REFUNDED");
  }

  @Test
  void nothing_is_proven_of_an_order_whose_id_only_is_taken() {
    PlayedOrder.claim(store, start, NOON);

    assertThat(send(to("/v1/orders/" + id + "/proof")).text("verdict")).isEqualTo("UNDECIDED");
    assertThat(send(to("/v1/orders/" + id + "/timeline")).json().path("entries").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeline", "ledger", "proof"})
  void no_order_has_no_evidence(String what) {
    Got none = send(to("/v1/orders/E-none/" + what));
    Got wrong = send(to("/v1/orders/E.none/" + what));

    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text("code")).isEqualTo("order_not_found");
    assertThat(wrong.status()).isEqualTo(422);
  }

  @Test
  void reconciliations_are_listed_page_by_page_with_what_they_found() {
    long first = store.reconciliations().begin("ORDERS", NOON, NOON.plusSeconds(60), NOON);
    store.reconciliations().found(first, new Difference(id, id + "-p1", "captured", "why", NOON));
    store.reconciliations().progress(first, 7, 8, 1, "x", NOON);
    store.reconciliations().finish(first, "DIFFERENCES", NOON.plusSeconds(61));
    for (int i = 0; i < 50; i++) {
      store.reconciliations().begin("ORDERS", NOON, NOON.plusSeconds(60), NOON);
    }

    JsonNode page = send(to("/v1/reconciliations")).json();
    JsonNode next = send(to("/v1/reconciliations?cursor=" + page.path("next").asString())).json();
    JsonNode one = send(to("/v1/reconciliations/" + first)).json();

    assertThat(ids(page)).hasSize(50).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ids(next)).containsExactly(first);
    assertThat(next.path("next").isNull()).isTrue();
    assertThat(one.path("reconciliation").path("outcome").asString()).isEqualTo("DIFFERENCES");
    assertThat(one.path("reconciliation").path("ordersProven").asInt()).isEqualTo(7);
    assertThat(one.path("differences").toString())
        .isEqualTo(
            """
            [{"orderId":"%s","reference":"%s-p1","what":"captured","evidence":"why",\
            "at":"2026-11-23T12:00:00.123Z"}]\
            """
                .formatted(id, id));
    for (String none : List.of("999", "x", "-1")) {
      assertThat(send(to("/v1/reconciliations/" + none)).text("code")).isEqualTo("not_found");
    }
    assertThat(send(to("/v1/reconciliations?cursor=x")).text("code")).isEqualTo("cursor_invalid");
  }

  @Test
  void books_that_can_be_reached_are_up() {
    assertThat(send(to("/actuator/health/books")).text("status")).isEqualTo("UP");
  }

  private static List<Long> ids(JsonNode page) {
    return page.path("reconciliations").findValues("id").stream().map(JsonNode::asLong).toList();
  }

  private static JsonNode entry(JsonNode entries, String what) {
    for (JsonNode entry : entries) {
      if (entry.path("what").asString().equals(what)) {
        return entry;
      }
    }
    throw new AssertionError("no " + what + " in " + entries);
  }

  private static StatementAnswer told(String reference, long captured, long refunded) {
    return new StatementAnswer.Told(
        new StatementLine(
            reference,
            "ch_1",
            StatementLine.Standing.CAPTURED,
            Money.of(captured, "EUR"),
            Money.of(refunded, "EUR"),
            false));
  }

  private JdbcClient sql() {
    return JdbcClient.create(
        new DriverManagerDataSource(settings.url(), settings.user(), settings.password()));
  }
}
