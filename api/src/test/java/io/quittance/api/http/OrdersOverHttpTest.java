package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.Samples;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.store.BooksUnavailable;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.StartOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrdersOverHttpTest extends HttpTest {

  private static final String LEAST =
      "{\"customerId\":\"c-1\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"}}";

  @Test
  void an_order_is_placed_with_what_is_usual_where_nothing_is_said() {
    Got got = send(post("/v1/orders", LEAST.replace("{\"cust", "{\"orderId\":\"A-1\",\"cust")));

    assertThat(got.status()).isEqualTo(201);
    assertThat(got.header("Location")).isEqualTo("/v1/orders/A-1");
    assertThat(got.text("status")).isEqualTo("AWAITING_PAYMENT");
    assertThat(got.text("message")).isEqualTo("Your order is placed. 42.10 EUR is to be paid.");
    StartOrder start = placed();
    assertThat(start.amount()).isEqualTo(new Amount(4210, "EUR"));
    assertThat(start.payWithin()).isEqualTo(Duration.ofMinutes(30));
    assertThat(start.capture()).isEqualTo("SALE");
    assertThat(start.latePayment()).isEqualTo("AUTO_REFUND");
    assertThat(start.refundWindow()).isEqualTo(Duration.ofDays(30));
    assertThat(start.providers()).singleElement().matches(p -> p.provider().equals("simulator"));
  }

  @Test
  void an_order_is_placed_as_it_is_said() {
    String body =
        """
        {"orderId":"A_2-b","customerId":"anna+1@shop.example","amount":{"value":9007199254740991,\
        "currency":"JPY"},"description":"Tea, 茶 \\ud83c\\udf75","payWithin":"P1D",\
        "latePayment":"HOLD_FOR_REVIEW","refundWindow":"PT0S","metadata":{"b":"2","a":"1"},\
        "timestamp":"1999-01-01T00:00:00Z"}\
        """;

    assertThat(send(post("/v1/orders", body)).status()).isEqualTo(201);

    StartOrder start = placed();
    assertThat(start.amount()).isEqualTo(new Amount(9007199254740991L, "JPY"));
    assertThat(start.description()).isEqualTo("Tea, 茶 🍵");
    assertThat(start.payWithin()).isEqualTo(Duration.ofDays(1));
    assertThat(start.latePayment()).isEqualTo("HOLD_FOR_REVIEW");
    assertThat(start.refundWindow()).isZero();
    assertThat(start.metadata()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void an_order_without_an_id_is_named_by_customer_and_key() {
    String first = send(command("/v1/orders", LEAST)).text("orderId");
    String again = send(command("/v1/orders", LEAST)).text("orderId");
    String other = send(post("/v1/orders", LEAST).header("Idempotency-Key", "k-2")).text("orderId");

    assertThat(first).matches("o-[0-9a-f]{32}").isEqualTo(again).isNotEqualTo(other);
  }

  @Test
  void another_order_under_the_same_id_is_refused() {
    orders.anotherExists();

    Got got = send(post("/v1/orders", LEAST.replace("{\"cust", "{\"orderId\":\"A-1\",\"cust")));

    assertThat(got.status()).isEqualTo(409);
    assertThat(got.text("code")).isEqualTo("order_exists");
    assertThat(got.text("orderId")).isEqualTo("A-1");
  }

  @Test
  void an_order_is_shown_with_its_revision_and_only_once() {
    orders.found(() -> Optional.of(Samples.paid("PAID", "CAPTURED", null)));

    Got got = send(to("/v1/orders/A-1"));
    Got same = send(to("/v1/orders/A-1").header("If-None-Match", got.header("ETag")));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("ETag")).isEqualTo("\"7\"");
    assertThat(got.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(got.json().path("payments").path(0).path("status").asString()).isEqualTo("CAPTURED");
    assertThat(same.status()).isEqualTo(304);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "zh | 谢谢，我们已收到您的付款 42.10 EUR。",
        "zh-CN,zh;q=0.9,en;q=0.8 | 谢谢，我们已收到您的付款 42.10 EUR。",
        "fr, zh-Hans;q=0.5 | 谢谢，我们已收到您的付款 42.10 EUR。",
        "en-GB, zh;q=0.5 | Thank you, your payment of 42.10 EUR has arrived.",
        "fr | Thank you, your payment of 42.10 EUR has arrived.",
        "??? | Thank you, your payment of 42.10 EUR has arrived.",
      })
  void the_message_is_in_the_language_the_caller_likes_best(String accept, String message) {
    orders.found(() -> Optional.of(Samples.paid("PAID", "CAPTURED", null)));

    assertThat(send(to("/v1/orders/A-1").header("Accept-Language", accept)).text("message"))
        .isEqualTo(message);
  }

  @Test
  void a_problem_too_is_told_in_the_callers_language() {
    Got got = send(to("/v1/orders/A-9").header("Accept-Language", "zh-CN"));

    assertThat(got.status()).isEqualTo(404);
    assertThat(got.text("code")).isEqualTo("order_not_found");
    assertThat(got.text("detail")).isEqualTo("没有这个订单。");
  }

  @ParameterizedTest
  @EnumSource(
      value = ProblemCode.class,
      names = {"ENGINE_UNAVAILABLE", "VIEW_UNAVAILABLE", "BOOKS_UNAVAILABLE", "TOO_MANY_REQUESTS"})
  void what_passes_is_to_be_tried_again_in_a_second(ProblemCode code) {
    orders.found(
        () -> {
          throw new OrdersFault(code, null);
        });

    Got got = send(to("/v1/orders/A-1"));

    assertThat(got.status()).isEqualTo(code.status());
    assertThat(got.text("code")).isEqualTo(code.code());
    assertThat(got.text("orderId")).isEqualTo("A-1");
    assertThat(got.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void books_that_are_away_are_to_be_tried_again_too() {
    orders.found(
        () -> {
          throw new BooksUnavailable("secret", new IOException("secret"));
        });

    Got got = send(to("/v1/orders/A-1"));

    assertThat(got.status()).isEqualTo(503);
    assertThat(got.text("code")).isEqualTo("books_unavailable");
    assertThat(got.header("Retry-After")).isEqualTo("1");
    assertThat(got.response().body()).doesNotContain("secret");
  }

  @Test
  void an_unexpected_failure_tells_nothing_of_the_inside() {
    orders.found(
        () -> {
          throw new IllegalStateException("secret");
        });

    Got got = send(to("/v1/orders/A-1"));

    assertThat(got.status()).isEqualTo(500);
    assertThat(got.text("code")).isEqualTo("internal_error");
    assertThat(got.response().body()).doesNotContain("secret", "Exception", "java");
  }

  private StartOrder placed() {
    return (StartOrder) orders.calls().getFirst().said();
  }
}
