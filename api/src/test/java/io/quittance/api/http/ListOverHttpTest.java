package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.PlayedOrder;
import io.quittance.api.Samples;
import io.quittance.workflows.contract.Amount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListOverHttpTest extends BooksHttpTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  /** Seven orders, of which every two were placed at the same time; every third is paid. */
  @BeforeEach
  void place() {
    for (int i = 1; i <= 7; i++) {
      String id = "L-" + i;
      if (store.orders().find(id).isEmpty()) {
        PlayedOrder order =
            PlayedOrder.place(
                store, Samples.start(id, new Amount(i, "JPY")), NOON.plusSeconds(i / 2));
        if (i % 3 == 0) {
          order.pay("k");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 200})
  void all_pages_together_are_all_orders_once_the_newest_first(int limit) {
    assertThat(walk("limit=" + limit))
        .containsExactly("L-7", "L-6", "L-5", "L-4", "L-3", "L-2", "L-1");
  }

  @ParameterizedTest
  @CsvSource({
    "status=PAID, L-6 L-3",
    "status=PAID&customerId=c-1&review=false, L-6 L-3",
    "status=EXPIRED, ''",
    "customerId=c-2, ''",
    "review=true, ''",
    "customerId=c-1&status=AWAITING_PAYMENT, L-7 L-5 L-4 L-2 L-1",
  })
  void filters_leave_what_they_say(String filters, String ids) {
    assertThat(String.join(" ", walk("limit=2&" + filters))).isEqualTo(ids);
  }

  @Test
  void a_line_tells_where_an_orders_money_is() {
    Got got = send(to("/v1/orders?status=PAID&limit=200"));

    JsonNode line =
        got.json()
            .path("orders")
            .valueStream()
            .filter(order -> order.path("orderId").asString().equals("L-6"))
            .findFirst()
            .orElseThrow();
    assertThat(line.propertyNames())
        .containsExactly(
            "orderId",
            "customerId",
            "status",
            "revision",
            "amount",
            "money",
            "review",
            "createdAt",
            "updatedAt",
            "endedAt");
    assertThat(line.path("amount").toString()).isEqualTo("{\"value\":6,\"currency\":\"JPY\"}");
    assertThat(line.path("money").toString())
        .isEqualTo(
            "{\"captured\":6,\"refunded\":0,\"refunding\":0,\"held\":6,\"provenZeroAt\":null}");
    assertThat(line.path("createdAt").asString()).isEqualTo("2026-11-23T12:00:03.123Z");
    assertThat(got.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void an_open_review_is_listed_with_its_kind_its_amount_and_since_when_it_is_open() {
    PlayedOrder order = PlayedOrder.place(store, Samples.start("R-1"), NOON.minusSeconds(60));
    order.pay("k").refusesRefunds().cancel("k2");

    JsonNode line = send(to("/v1/orders?review=REFUND_REFUSED")).json().path("orders").path(0);

    assertThat(line.path("orderId").asString()).isEqualTo("R-1");
    JsonNode review = line.path("review");
    assertThat(review.propertyNames()).containsExactly("kind", "concerns", "amount", "since");
    assertThat(review.path("kind").asString()).isEqualTo("REFUND_REFUSED");
    assertThat(review.path("concerns").asString()).isEqualTo("R-1-p1");
    assertThat(review.path("amount").toString()).isEqualTo("{\"value\":4210,\"currency\":\"EUR\"}");
    assertThat(review.path("since").asString()).startsWith("2026-11-23T11:59:");
    assertThat(ids("review=true")).contains("R-1");
    assertThat(ids("review=DISPUTED")).doesNotContain("R-1");
  }

  @Test
  void a_cursor_of_another_list_or_of_no_list_is_refused() {
    String cursor = send(to("/v1/orders?limit=2")).text("next");
    assertThat(cursor).isNotEmpty();

    for (String query :
        List.of(
            "status=PAID&cursor=" + cursor,
            "cursor=" + cursor.substring(1),
            "cursor=",
            "cursor=%00",
            "cursor=" + encoded("{\"offset\":10}"))) {
      Got got = send(to("/v1/orders?" + query));

      assertThat(got.status()).as(query).isEqualTo(400);
      assertThat(got.text("code")).as(query).isEqualTo("cursor_invalid");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "status=paid, status",
    "status=, status",
    "customerId=, customerId",
    "customerId=%20, customerId",
    "review=yes, review",
    "review=disputed, review",
    "limit=0, limit",
    "limit=201, limit",
    "limit=-1, limit",
    "limit=1e2, limit",
    "limit=99999999999999999999, limit",
  })
  void a_filter_that_makes_no_sense_is_refused(String query, String field) {
    Got got = send(to("/v1/orders?" + query));

    assertThat(got.status()).isEqualTo(422);
    assertThat(got.text("code")).isEqualTo("field_invalid");
    assertThat(got.text("field")).isEqualTo(field);
  }

  /** Other suites share these books, with orders of other names. */
  private List<String> walk(String query) {
    return ids(query).stream().filter(id -> id.startsWith("L-")).toList();
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = send(to("/v1/orders?" + query + cursor)).json();
      page.path("orders").forEach(order -> ids.add(order.path("orderId").asString()));
      JsonNode next = page.path("next");
      cursor = next.isNull() ? "" : "&cursor=" + encoded(next.asString());
    } while (!cursor.isEmpty() && ids.size() < 100);
    return ids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
