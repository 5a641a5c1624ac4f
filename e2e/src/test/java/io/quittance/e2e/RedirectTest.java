package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Customers who pay on the provider's own page: in two tabs, at the wrong moment, or never. */
@Timeout(120)
class RedirectTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void two_tabs_get_the_same_page_and_the_customer_pays_once() {
    String id = pending();
    Http.Answer other = shop.pay(id, "tok_redirect", "tab2");
    assertThat(other.status()).as(other.body()).isEqualTo(202);
    assertThat(redirectUrl(other)).isNotEmpty().isEqualTo(redirectUrl(shop.get(id)));
    assertThat(stack.books().calls(id)).filteredOn(call -> call.startsWith("POST")).hasSize(1);

    customer(id, "paid");
    shop.await(id, Set.of("PAID"), SOON);
    assertThat(shop.pay(id, "tok_redirect", "tab1").status()).isEqualTo(200);
    assertThat(shop.pay(id, "tok_redirect", "tab2").status()).isEqualTo(200);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
  }

  @Test
  void another_means_of_payment_closes_the_page_first_and_what_is_paid_there_goes_back() {
    String id = pending();
    shop.pay(id, "tok_ok", "card");
    Http.Answer paid = shop.await(id, Set.of("PAID"), SOON);
    assertThat(paid.json().path("payments").path(0).path("status").asString()).isEqualTo("CLOSED");
    assertThat(paid.json().path("payments").path(1).path("status").asString())
        .isEqualTo("CAPTURED");

    customer(id, "paid");
    Await.until("both are taken", SOON, () -> stack.books().of(id).capturedCharges() == 2);
    Await.until("one goes back", SOON, () -> stack.books().of(id).refunded() == 4210);
    Http.Answer order =
        Await.value(
            "the order tells of it",
            SOON,
            () -> Optional.of(shop.get(id)).filter(RedirectTest::hasRefundedAndWaitsForTheShop));
    assertThat(order.orderStatus()).isEqualTo("PAID");
    JsonNode refund = order.json().path("refunds").path(0);
    assertThat(refund.path("payment").asString()).isEqualTo(id + "-p1");
    assertThat(refund.path("origin").asString()).isEqualTo("DUPLICATE");
    assertThat(new Witnesses(stack).hear(id, false, SOON).differences()).isEmpty();
  }

  @Test
  void a_cancel_closes_the_page() {
    String id = pending();
    Http.Answer cancelled = shop.cancel(id, "c1");
    assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
    assertThat(cancelled.orderStatus()).isEqualTo("CANCELLED");
    assertThat(shop.pay(id, "tok_redirect", "tab1").code()).isEqualTo("order_closed");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(0, 0, 0));
  }

  @Test
  void a_customer_who_pays_while_the_cancel_closes_the_page_gets_the_money_back() {
    String id = pending();
    stack.holdNext("close", Duration.ofSeconds(3));
    assertThat(shop.cancel(id, "c1", "Prefer", "wait=0").status()).isEqualTo(202);
    Await.until(
        "the close is on its way",
        SOON,
        () -> stack.books().calls(id).stream().anyMatch(call -> call.contains("/close")));
    customer(id, "paid");

    Http.Answer ended = shop.await(id, Set.of("REFUNDED"), SOON);
    assertThat(ended.json().path("money").path("held").asLong()).isZero();
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(new Witnesses(stack).hear(id, false, SOON).differences()).isEmpty();
  }

  @Test
  void a_page_that_the_customer_abandons_is_a_declined_payment_and_another_can_be_made() {
    String id = pending();
    customer(id, "abandoned");
    shop.await(id, Set.of("AWAITING_PAYMENT"), SOON);
    Http.Answer declined = shop.pay(id, "tok_redirect", "tab1");
    assertThat(declined.status()).as(declined.body()).isEqualTo(402);
    assertThat(declined.code()).isEqualTo("payment_declined");
    assertThat(shop.pay(id, "tok_ok", "card").orderStatus()).isEqualTo("PAID");
  }

  @Test
  void a_page_still_open_at_the_deadline_is_closed_and_what_is_paid_there_later_goes_back() {
    String id = shop.place("redirect", "PT10S", "P30D");
    assertThat(shop.pay(id, "tok_redirect", "tab1").status()).isEqualTo(202);
    shop.await(id, Set.of("EXPIRED"), SOON);
    Http.Answer closed = shop.pay(id, "tok_redirect", "tab1");
    assertThat(closed.status()).as(closed.body()).isEqualTo(402);
    assertThat(closed.json().path("declineCode").asString()).isEqualTo("not_completed");

    customer(id, "paid");
    Http.Answer refunded = shop.await(id, Set.of("REFUNDED"), SOON);
    assertThat(refunded.json().path("message").asString())
        .isEqualTo(
            "Your payment came when the order could no longer be paid. 42.10 EUR is on its way back"
                + " to you.");
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
  }

  private static boolean hasRefundedAndWaitsForTheShop(Http.Answer order) {
    JsonNode refunds = order.json().path("refunds");
    return refunds.path(0).path("status").asString("").equals("SUCCEEDED")
        && order.json().path("waitingFor").path("what").asString("").equals("SHOP");
  }

  private String pending() {
    String id = shop.place("redirect");
    Http.Answer pending = shop.pay(id, "tok_redirect", "tab1");
    assertThat(pending.status()).as(pending.body()).isEqualTo(202);
    assertThat(redirectUrl(pending)).startsWith("http://");
    return id;
  }

  private void customer(String id, String result) {
    Http.Answer answer =
        stack.simulatorHttp.post(
            "/charges/" + id + "-p1/customer-action", "{\"result\":\"%s\"}".formatted(result));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String redirectUrl(Http.Answer order) {
    return order.json().path("payments").path(0).path("redirectUrl").asString("");
  }
}
