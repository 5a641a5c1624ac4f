package io.quittance.e2e.mixed;

import io.quittance.e2e.Http;
import io.quittance.e2e.Shop;
import io.quittance.e2e.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * One order over any means of payment, with all that its shop and its customer do to it at once.
 */
public final class MixedOrder {

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

  /** All that the provider has. */
  static final List<String> METHODS =
      List.of(
          "tok_ok",
          "tok_declined",
          "tok_slow",
          "tok_timeout_before",
          "tok_timeout_after",
          "tok_delayed",
          "tok_500_after",
          "tok_rate_limited",
          "tok_redirect",
          "tok_refund_fails_3",
          "tok_refund_timeout_after",
          "tok_refund_pending",
          "tok_refund_never",
          "tok_refund_taken_back",
          "tok_refund_account_closed",
          "tok_refund_too_old",
          "tok_wrong_amount",
          "tok_auto_reversal",
          "tok_capture_fails",
          "tok_auth_expires",
          "tok_no_webhook",
          "tok_webhook_storm");

  private final Stack stack;
  private final Caller caller;
  private final Shop shop;
  private final Random random;
  private final List<String> refused = new ArrayList<>();
  public final String id;
  public final String method;
  final String capture;
  private final String currency;
  private final long amount;
  private int commands;

  /**
   * Draws one.
   *
   * @param prefix what its id begins with
   * @param number its place in the run: every method has its turn
   * @param caller who gives its commands
   */
  public MixedOrder(Stack stack, String prefix, int number, long seed, Caller caller) {
    this.stack = stack;
    this.caller = caller;
    this.shop = stack.shop();
    this.random = new Random(seed + number);
    this.id = Shop.newOrderId(prefix);
    this.method = METHODS.get(number % METHODS.size());
    this.currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    this.amount = 2 + random.nextInt(100_000);
    this.capture = isReserving() ? "AUTHORIZE" : "SALE";
  }

  private boolean isReserving() {
    boolean aboutReserving = List.of("tok_capture_fails", "tok_auth_expires").contains(method);
    return aboutReserving || random.nextInt(4) == 0;
  }

  /** Does it all, and returns every answer that no client should ever get. */
  public List<String> play() {
    String terms = terms();
    Http.Answer placed = caller.command(id, "place", "wait=10", _ -> shop.placeAs(id, terms));
    if (placed.status() != 201) {
      return List.of(id + " placing: " + placed);
    }
    if (random.nextInt(20) > 0) {
      pay();
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      something();
    }
    return refused;
  }

  private String terms() {
    return """
        {"orderId":"%s","customerId":"c-1","amount":{"value":%d,"currency":"%s"},\
        "capture":"%s","latePayment":"%s","payWithin":"%s","refundWindow":"%s"}\
        """
        .formatted(
            id,
            amount,
            currency,
            capture,
            random.nextInt(5) == 0 ? "HOLD_FOR_REVIEW" : "AUTO_REFUND",
            random.nextInt(6) == 0 ? "PT3S" : "PT30M",
            random.nextInt(4) == 0 ? "PT0S" : "P30D");
  }

  /** Often something else happens before the payment has come back. */
  private void pay() {
    if (random.nextInt(3) > 0) {
      command("pay", (key, prefer) -> shop.pay(id, method, key, "Prefer", prefer));
      return;
    }
    CompletableFuture<Void> paying =
        CompletableFuture.runAsync(
            () -> command("pay", (key, prefer) -> shop.pay(id, method, key, "Prefer", prefer)),
            // The common pool has one thread where there are two cores, and would have them queue.
            Thread::startVirtualThread);
    something();
    paying.join();
  }

  private void something() {
    switch (random.nextInt(method.equals("tok_redirect") ? 9 : 6)) {
      case 0, 1 -> command("cancel", (key, prefer) -> shop.cancel(id, key, "Prefer", prefer));
      case 2, 3 -> command("fulfil", (key, prefer) -> shop.fulfil(id, key, "Prefer", prefer));
      case 4 -> refund();
      case 5 -> command("pay", (key, prefer) -> shop.pay(id, "tok_ok", key, "Prefer", prefer));
      default -> customerActs();
    }
  }

  private void refund() {
    if (random.nextInt(3) == 0) {
      command("refund all", (key, prefer) -> shop.refund(id, key, "Prefer", prefer));
    } else {
      long part = 1 + random.nextLong(amount);
      command(
          "refund " + part,
          (key, prefer) -> shop.refund(id, key, part, currency, "Prefer", prefer));
    }
  }

  /** On the provider's page, which may not be there yet, or be closed: then nothing happens. */
  private void customerActs() {
    String result = random.nextInt(4) == 0 ? "abandoned" : "paid";
    String body = "{\"result\":\"%s\"}".formatted(result);
    caller.customer(() -> stack.simulatorHttp.post("/charges/" + id + "-p1/customer-action", body));
  }

  private String patience() {
    return random.nextInt(3) == 0 ? "respond-async" : "wait=1";
  }

  /** Gives a command, a quarter of them twice, as a client does that lost the answer. */
  private void command(String what, BiFunction<String, String, Http.Answer> call) {
    String key = nextKey();
    for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
      Http.Answer answer =
          caller.command(id, what + " " + key, patience(), prefer -> call.apply(key, prefer));
      check(what + " " + key, answer);
    }
  }

  private synchronized String nextKey() {
    return "k" + ++commands;
  }

  private synchronized void check(String what, Http.Answer answer) {
    if (!List.of(200, 202, 402, 409).contains(answer.status())) {
      refused.add(id + " " + what + ": " + answer);
    }
  }
}
