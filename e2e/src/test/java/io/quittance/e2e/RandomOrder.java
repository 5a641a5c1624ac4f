package io.quittance.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** One order and all that is done to it, every choice drawn from one seed. */
final class RandomOrder {

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
  private static final List<String> METHODS =
      List.of(
          "tok_declined",
          "tok_timeout_before",
          "tok_timeout_after",
          "tok_delayed",
          "tok_500_after",
          "tok_rate_limited",
          "tok_refund_fails_3",
          "tok_refund_timeout_after",
          "tok_refund_pending");
  private static final Set<Integer> EXPECTED = Set.of(200, 202, 402, 409);

  private final Shop shop;
  private final Random random;
  private final List<String> unexpected = new ArrayList<>();
  final String id;
  final String method;
  final String currency;
  final boolean completes;
  private final long amount;
  private int commands;

  RandomOrder(Shop shop, String prefix, Random random) {
    this.shop = shop;
    this.random = random;
    id = Shop.newOrderId(prefix);
    method = drawMethod();
    currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    amount = 1 + random.nextInt(100_000);
    completes = random.nextInt(100) < 40;
  }

  private String drawMethod() {
    int drawn = random.nextInt(100);
    if (drawn < 40) {
      return "tok_ok";
    }
    return drawn < 43 ? "tok_slow" : METHODS.get(random.nextInt(METHODS.size()));
  }

  /** Does it all and returns every answer that no client should ever get. */
  List<String> play() {
    Http.Answer placed =
        shop.tryPlacing(id, amount, currency, "PT30M", completes ? "PT0S" : "P30D");
    if (placed.status() != 201) {
      return List.of("placing: " + placed);
    }
    if (random.nextInt(100) < 95) {
      pay();
    }
    switch (random.nextInt(4)) {
      case 0 -> command(key -> shop.cancel(id, key, "Prefer", wait1()));
      case 1 -> fulfilAndRefund();
      case 2 -> refundAndCancel();
      default -> {}
    }
    return unexpected;
  }

  private void pay() {
    Http.Answer answer = command(key -> shop.pay(id, method, key, "Prefer", wait1()));
    if (answer.status() == 402 && random.nextBoolean()) {
      command(key -> shop.pay(id, "tok_ok", key, "Prefer", wait1()));
    }
  }

  private void fulfilAndRefund() {
    command(key -> shop.fulfil(id, key));
    for (int i = random.nextInt(3); i > 0; i--) {
      partialRefund();
    }
  }

  private void refundAndCancel() {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      partialRefund();
    }
    if (random.nextBoolean()) {
      command(key -> shop.cancel(id, key, "Prefer", wait1()));
    } else if (random.nextBoolean()) {
      command(key -> shop.refund(id, key, "Prefer", wait1()));
    }
  }

  /** A third of them on the condition that nothing happened since, a few of those in vain. */
  private void partialRefund() {
    long part = 1 + random.nextLong(amount);
    if (random.nextInt(3) > 0) {
      command(key -> shop.refund(id, key, part, currency, "Prefer", wait1()));
      return;
    }
    int revision = shop.get(id).json().path("revision").asInt() - (random.nextInt(4) == 0 ? 1 : 0);
    String tag = "\"" + revision + "\"";
    command(key -> shop.refund(id, key, part, currency, "Prefer", wait1(), "If-Match", tag));
  }

  /** Most callers wait a moment, some do not at all. */
  private String wait1() {
    return random.nextInt(5) == 0 ? "respond-async" : "wait=1";
  }

  /** Gives a command, a quarter of them twice, as a client does that lost the answer. */
  private Http.Answer command(Function<String, Http.Answer> call) {
    String key = "k" + ++commands;
    boolean again = random.nextInt(4) == 0;
    Http.Answer answer = checked(key, call.apply(key));
    return again ? checked(key + " again", call.apply(key)) : answer;
  }

  private Http.Answer checked(String what, Http.Answer answer) {
    if (!EXPECTED.contains(answer.status())) {
      unexpected.add(what + ": " + answer);
    }
    return answer;
  }
}
