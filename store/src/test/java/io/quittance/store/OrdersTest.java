package io.quittance.store;

import static io.quittance.store.Samples.NOON;
import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.quiet;
import static io.quittance.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrdersTest {

  private final FreshBooks books = FreshBooks.open();
  private final Orders orders = books.store().orders();

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void an_id_is_new_once_then_the_same_or_anothers() {
    Claim claim = claim("A-1");

    assertThat(orders.claim(claim)).isEqualTo(new Claimed.New());
    assertThat(orders.claim(claim)).isEqualTo(new Claimed.Same(orders.find("A-1").orElseThrow()));
    assertThat(orders.claim(otherRequest(claim))).isEqualTo(new Claimed.Other());
  }

  @Test
  void a_person_is_asked_about_facts_that_can_t_be_written_until_facts_are() {
    orders.claim(claim("ask-1"));
    orders.ask("ask-1", "BOOKS_REFUSED", "{\"kind\": \"BOOKS_REFUSED\"}");
    orders.ask("ask-1", "BOOKS_REFUSED", "{\"kind\": \"another\"}");

    StoredOrder asking = orders.find("ask-1").orElseThrow();
    assertThat(asking.review()).isEqualTo("BOOKS_REFUSED");
    assertThat(asking.view()).contains("{\"kind\": \"BOOKS_REFUSED\"}");
    assertThat(orders.list(new OrderFilter(null, null, true), null, 100))
        .extracting(OrderSummary::orderId)
        .contains("ask-1");

    books.store().journal().append(append("ask-1", 1, quiet("k-1")));
    assertThat(orders.find("ask-1").orElseThrow().review()).isNull();
    assertThat(orders.find("ask-1").orElseThrow().view()).doesNotContain("BOOKS_REFUSED");
  }

  @Test
  void a_claimed_order_is_there_before_its_first_fact() {
    orders.claim(claim("A-1"));

    assertThat(orders.find("A-1"))
        .hasValue(
            new StoredOrder(
                "A-1",
                "c-1",
                "AWAITING_PAYMENT",
                0,
                0,
                "fingerprint of A-1",
                "{\"terms\": 1}",
                "{\"status\": \"AWAITING_PAYMENT\"}",
                null,
                NOON,
                NOON,
                null));
    assertThat(orders.find("a-1")).isEmpty();
  }

  @Test
  void a_claim_that_nothing_followed_is_found_until_its_first_fact() {
    orders.claim(claim("A-2", "c-1", NOON.plusSeconds(2)));
    orders.claim(claim("A-1", "c-1", NOON.plusSeconds(1)));
    orders.claim(claim("A-3", "c-1", NOON.plusSeconds(3)));

    assertThat(orders.unstarted(NOON.plusSeconds(3), 10))
        .extracting(StoredOrder::orderId)
        .containsExactly("A-1", "A-2");
    assertThat(orders.unstarted(NOON.plusSeconds(4), 1)).hasSize(1);

    books.store().journal().append(append("A-1", 1, quiet("k-1")));
    assertThat(orders.unstarted(NOON.plusSeconds(4), 10))
        .extracting(StoredOrder::orderId)
        .containsExactly("A-2", "A-3");
  }

  @Test
  void ended_orders_are_walked_in_the_order_of_their_ends_and_each_once() {
    for (int i = 0; i < 10; i++) {
      end("E-" + i, NOON.plusSeconds(i / 3));
    }
    orders.claim(claim("open"));
    Instant from = NOON;
    Instant to = NOON.plusSeconds(2);

    List<OrderKey> walked = walk(after -> orders.endedBetween(from, to, after, 2));

    assertThat(walked)
        .extracting(OrderKey::orderId)
        .as("after the start, up to and with the end")
        .containsExactly("E-3", "E-4", "E-5", "E-6", "E-7", "E-8");
    assertThat(walked).extracting(OrderKey::at).isSorted();
  }

  @Test
  void an_order_that_was_reopened_is_open_again() {
    end("A-1", NOON);
    assertThat(orders.openSince(NOON.plusSeconds(1), null, 10)).isEmpty();

    books.store().journal().append(append("A-1", 2, row("CANCELLING", 2), quiet("k-2")));

    assertThat(orders.openSince(NOON.plusSeconds(1), null, 10))
        .containsExactly(new OrderKey(NOON, "A-1"));
    assertThat(orders.endedBetween(NOON.minusSeconds(1), NOON, null, 10)).isEmpty();
  }

  @Test
  void an_ended_order_is_unproven_until_it_is_proven_with_its_last_fact() {
    end("A-1", NOON);
    end("A-2", NOON);
    end("later", NOON.plusSeconds(1));
    orders.claim(claim("open"));
    assertThat(walk(after -> orders.unproven(NOON, after, 1)))
        .containsExactly(new OrderKey(NOON, "A-1"), new OrderKey(NOON, "A-2"));

    orders.proven("A-1", 1);
    orders.proven("A-2", 1);
    assertThat(orders.unproven(NOON, null, 10)).isEmpty();

    books.store().journal().append(append("A-2", 2, row("CANCELLING", 2), quiet("k-2")));
    assertThat(orders.unproven(NOON, null, 10)).as("reopened").isEmpty();
    Append again = append("A-2", 3, row("CANCELLED", 3, null, NOON), quiet("k-3"));
    books.store().journal().append(again);
    assertThat(orders.unproven(NOON, null, 10)).containsExactly(new OrderKey(NOON, "A-2"));
  }

  @Test
  void open_orders_are_walked_the_oldest_first_and_each_once() {
    for (int i = 0; i < 10; i++) {
      orders.claim(claim("O-" + i, "c-1", NOON.plusSeconds(i / 4)));
    }
    end("ended", NOON);

    assertThat(walk(after -> orders.openSince(NOON.plusSeconds(2), after, 3)))
        .extracting(OrderKey::orderId)
        .containsExactly("O-0", "O-1", "O-2", "O-3", "O-4", "O-5", "O-6", "O-7");
  }

  private void end(String orderId, Instant at) {
    orders.claim(claim(orderId));
    books.store().journal().append(append(orderId, 1, row("CANCELLED", 1, null, at), quiet("k-1")));
  }

  private static List<OrderKey> walk(Function<@Nullable OrderKey, List<OrderKey>> page) {
    List<OrderKey> walked = new ArrayList<>();
    List<OrderKey> next = page.apply(null);
    while (!next.isEmpty()) {
      walked.addAll(next);
      next = page.apply(walked.getLast());
    }
    return walked;
  }

  private static Claim otherRequest(Claim claim) {
    return new Claim(
        claim.orderId(),
        claim.customerId(),
        claim.amount() + 1,
        claim.currency(),
        "another fingerprint",
        claim.start(),
        claim.view(),
        claim.at());
  }
}
