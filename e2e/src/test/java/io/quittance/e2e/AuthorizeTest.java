package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Orders that reserve money when they are paid, and take it when the goods go. */
@Timeout(120)
class AuthorizeTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void a_payment_reserves_and_fulfilment_takes() {
    String id = reserved("tok_ok");
    assertThat(stack.books().of(id).captured()).isZero();
    assertThat(shop.pay(id, "tok_ok", "again").code()).isEqualTo("already_paid");
    assertThat(shop.refund(id, "r1").code()).isEqualTo("not_paid");

    Http.Answer fulfilled = shop.fulfil(id, "f1");
    assertThat(fulfilled.status()).as(fulfilled.body()).isEqualTo(200);
    assertThat(fulfilled.orderStatus()).isEqualTo("FULFILLED");
    assertThat(money(fulfilled, "authorized")).isZero();
    assertThat(money(fulfilled, "held")).isEqualTo(4210);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
    assertThat(shop.pay(id, "tok_ok", "k1").status()).as("the same payment again").isEqualTo(200);
  }

  @Test
  void a_cancel_voids_what_is_reserved_and_nothing_was_ever_taken() {
    String id = reserved("tok_ok");

    Http.Answer cancelled = shop.cancel(id, "c1");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.orderStatus()).isEqualTo("CANCELLED");
    assertThat(money(cancelled, "authorized")).isZero();
    assertThat(cancelled.json().path("payments").path(0).path("status").asString())
        .isEqualTo("CLOSED");
    assertThat(charge(id).path("status").asString()).isEqualTo("closed");
    assertThat(stack.books().of(id).captured()).isZero();
    assertThat(shop.fulfil(id, "f1").code()).isEqualTo("order_closed");
  }

  @Test
  void a_capture_that_fails_says_so_and_leaves_the_order_reserved() {
    String id = reserved("tok_capture_fails");

    Http.Answer failed = shop.fulfil(id, "f1");
    assertThat(failed.status()).as(failed.body()).isEqualTo(402);
    assertThat(failed.code()).isEqualTo("capture_failed");
    assertThat(shop.get(id).orderStatus()).isEqualTo("AUTHORIZED");
    assertThat(shop.fulfil(id, "f1").code()).as("the same again").isEqualTo("capture_failed");

    shop.cancel(id, "c1");
    assertThat(shop.awaitEnd(id, SOON).orderStatus()).isEqualTo("CANCELLED");
    assertThat(stack.books().of(id).captured()).isZero();
  }

  @Test
  void a_reservation_that_ran_out_can_not_be_fulfilled_and_another_payment_can_be_made() {
    String id = reserved("tok_auth_expires");
    Await.until(
        "it has run out", SOON, () -> !charge(id).path("status").asString().equals("authorized"));

    Http.Answer failed = shop.fulfil(id, "f1");
    assertThat(failed.status()).as(failed.body()).isEqualTo(402);
    assertThat(failed.code()).isEqualTo("capture_failed");
    assertThat(shop.get(id).orderStatus()).isEqualTo("AWAITING_PAYMENT");

    assertThat(shop.pay(id, "tok_ok", "k2").orderStatus()).isEqualTo("AUTHORIZED");
    assertThat(shop.fulfil(id, "f2").orderStatus()).isEqualTo("FULFILLED");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
  }

  @Test
  void a_cancel_while_the_capture_is_under_way_waits_for_it_and_returns_what_it_took() {
    String id = reserved("tok_ok");
    stack.holdNext("capture", Duration.ofSeconds(2));
    Http.Answer fulfilling = shop.fulfil(id, "f1", "Prefer", "respond-async");
    assertThat(fulfilling.status()).as(fulfilling.body()).isEqualTo(202);
    Await.until(
        "the capture is sent",
        SOON,
        () -> stack.books().calls(id).stream().anyMatch(call -> call.contains("/capture")));

    assertThat(shop.cancel(id, "c1", "Prefer", "wait=0").status()).isEqualTo(202);
    assertThat(shop.fulfil(id, "f2").code()).isEqualTo("order_cancelling");
    shop.await(id, Set.of("REFUNDED"), SOON);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(shop.fulfil(id, "f1").code()).as("the first fulfilment").isEqualTo("order_closed");
  }

  @Test
  void a_charge_whose_answer_was_lost_is_found_reserved_and_not_sent_again() {
    String id = shop.placeWith("auth", "\"capture\":\"AUTHORIZE\"");
    shop.pay(id, "tok_timeout_after", "k1", "Prefer", "wait=0");
    Http.Answer found = shop.await(id, Set.of("AUTHORIZED"), SOON);
    assertThat(money(found, "authorized")).isEqualTo(4210);
    assertThat(stack.books().calls(id)).filteredOn(call -> call.startsWith("POST")).hasSize(1);
    assertThat(shop.pay(id, "tok_timeout_after", "k1").status()).isEqualTo(200);
  }

  private String reserved(String method) {
    String id = shop.placeWith("auth", "\"capture\":\"AUTHORIZE\"");
    Http.Answer paid = shop.pay(id, method, "k1");
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    assertThat(paid.orderStatus()).isEqualTo("AUTHORIZED");
    assertThat(money(paid, "authorized")).isEqualTo(4210);
    assertThat(money(paid, "held")).isZero();
    return id;
  }

  private JsonNode charge(String id) {
    return stack.simulatorHttp.get("/charges/" + id + "-p1").json();
  }

  private static long money(Http.Answer order, String part) {
    return order.json().path("money").path(part).asLong();
  }
}
