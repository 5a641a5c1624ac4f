package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The database is dead while placed orders are paid and cancelled: the books are late, the money is
 * not. {@code -Daway=PT10M} keeps it dead for longer.
 */
@NullUnmarked
class BooksAwayTest {

  private static final Duration AWAY = Duration.parse(System.getProperty("away", "PT20S"));
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
  private static final int CANCELS = 8;
  private static Stack stack;

  private final Shop shop = stack.shop();
  private final List<String> ids = new ArrayList<>();

  @BeforeAll
  static void start() {
    stack = Stack.start("away");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void placed_orders_are_paid_and_refunded_in_time_without_a_database_and_booked_later() {
    List<String> paid = placed(CANCELS);
    paid.forEach(id -> assertThat(shop.pay(id, "tok_ok", "pay").status()).isEqualTo(200));
    List<String> unpaid = placed(2);

    Instant dead = Instant.now();
    stack.postgres.kill();
    Http.Answer refused = shop.tryPlacing(Shop.newOrderId("away"), 4210, "EUR", "PT30M", "P30D");
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("books_unavailable");
    unpaid.forEach(this::payInTheDark);
    for (int i = 0; i < paid.size(); i++) {
      String id = paid.get(i);
      awaitThat(dead.plus(AWAY.multipliedBy(i).dividedBy(CANCELS)));
      cancelInTheDark(id);
    }
    awaitThat(dead.plus(AWAY));
    stack.postgres.start();

    paid.forEach(id -> shop.await(id, Set.of("REFUNDED"), CAUGHT_UP));
    unpaid.forEach(id -> shop.await(id, Set.of("PAID"), CAUGHT_UP));
    Witnesses witnesses = new Witnesses(stack);
    assertThat(ids)
        .allSatisfy(id -> assertThat(witnesses.hear(id, false, CAUGHT_UP).differences()).isEmpty());
    assertThat(stack.database().number(WRITTEN_OUT_OF_ORDER)).isZero();
    paid.forEach(id -> assertThat(shop.cancel(id, "cancel").status()).isEqualTo(200));
  }

  private static final String WRITTEN_OUT_OF_ORDER =
      """
      select count(*) from journal a join journal b using (order_id)
       where a.seq < b.seq and a.recorded_at > b.recorded_at
      """;

  private List<String> placed(int number) {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      placed.add(shop.place("away"));
    }
    ids.addAll(placed);
    return placed;
  }

  private void payInTheDark(String id) {
    Http.Answer answer = shop.pay(id, "tok_ok", "pay", "Prefer", "wait=5");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    Await.until(
        "the provider has the money of " + id,
        Duration.ofSeconds(10),
        () -> stack.books().of(id).captured() == 4210);
    assertHonest(id, Set.of("PAID"));
  }

  private void cancelInTheDark(String id) {
    Instant sent = Instant.now();
    Http.Answer answer = shop.cancel(id, "cancel", "Prefer", "wait=5");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    Instant refunded =
        Await.value(
            "a refund of " + id, Duration.ofSeconds(15), () -> stack.books().firstRefund(id));
    Duration took = Duration.between(sent, refunded);
    System.out.printf("books away: the refund of %s began %d ms after%n", id, took.toMillis());
    assertThat(took).as(id).isLessThan(AT_MOST);
    assertHonest(id, Set.of("CANCELLING", "REFUNDED"));
  }

  /** Nothing old is shown as if it were true now. */
  private void assertHonest(String id, Set<String> statuses) {
    Http.Answer answer = shop.get(id);
    if (answer.status() == 200) {
      assertThat(answer.orderStatus()).as(id).isIn(statuses);
    } else {
      assertThat(answer.status()).as(answer.body()).isEqualTo(503);
      assertThat(answer.code()).isIn("books_unavailable", "view_unavailable");
    }
  }

  private static void awaitThat(Instant moment) {
    Await.value(
        "it is " + moment,
        AWAY.plusSeconds(30),
        () -> Optional.of(Instant.now()).filter(moment::isBefore));
  }
}
