package io.quittance.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One order whose customer sends each command again, with the same key, until it is answered. None
 * of its means of payment is sent twice by an order that nothing disturbs.
 */
final class PersistentOrder {

  private static final List<String> METHODS =
      List.of("tok_ok", "tok_ok", "tok_ok", "tok_slow", "tok_declined", "tok_refund_pending");
  private static final Set<Integer> ANSWERS = Set.of(200, 201, 202, 402, 409);
  private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Shop shop;
  private final Random random;
  final String id = Shop.newOrderId("persistent");
  final String method;

  /** The keys of the commands that were answered. */
  final List<String> answered = new ArrayList<>();

  final List<String> unexpected = new ArrayList<>();
  int repeated;

  PersistentOrder(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
    this.method = METHODS.get(random.nextInt(METHODS.size()));
  }

  void play() {
    untilAnswered("placing", () -> shop.tryPlacing(id, 4210, "EUR", "PT30M", "P30D"));
    command("k1", () -> shop.pay(id, method, "k1", "Prefer", patience()));
    switch (random.nextInt(4)) {
      case 0 -> command("k2", () -> shop.cancel(id, "k2", "Prefer", patience()));
      case 1 -> command("k2", () -> shop.fulfil(id, "k2", "Prefer", patience()));
      case 2 -> command("k2", () -> shop.refund(id, "k2", 1000, "EUR", "Prefer", patience()));
      default -> {}
    }
  }

  private String patience() {
    return random.nextInt(3) == 0 ? "respond-async" : "wait=5";
  }

  private void command(String key, Supplier<Http.Answer> call) {
    untilAnswered(key, call);
    answered.add(key);
  }

  private void untilAnswered(String what, Supplier<Http.Answer> call) {
    Http.Answer answer =
        Await.value(id + " " + what + " is answered", PATIENCE, () -> answer(call));
    if (!ANSWERS.contains(answer.status())) {
      unexpected.add(id + " " + what + ": " + answer);
    }
  }

  private Optional<Http.Answer> answer(Supplier<Http.Answer> call) {
    try {
      Http.Answer answer = call.get();
      if (!AGAIN.contains(answer.status())) {
        return Optional.of(answer);
      }
    } catch (UncheckedIOException e) {
      // Nobody listens, or nobody did any more when it came: whether it was heard is not known.
    }
    repeated++;
    return Optional.empty();
  }
}
