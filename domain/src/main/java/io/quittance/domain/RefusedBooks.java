package io.quittance.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An order whose facts the books refuse. Until they take them it has not ended (I8), whatever its
 * money says: one that had ended goes on, and ends again.
 */
final class RefusedBooks {

  private RefusedBooks() {}

  static List<Fact> reported(Order order, String evidence, Instant now) {
    List<Fact> facts =
        new ArrayList<>(
            Reviews.open(
                order, Review.Kind.BOOKS_REFUSED, null, order.terms().amount(), evidence, now));
    if (order.ending() != null && !facts.isEmpty()) {
      facts.addFirst(new Fact.OrderReopened(order.ending().status(), evidence, now));
    }
    return facts;
  }

  static List<Fact> accepted(Order order, Instant now) {
    if (order.review() == null || order.review().kind() != Review.Kind.BOOKS_REFUSED) {
      return List.of();
    }
    Fact withdrawn = new Fact.ReviewWithdrawn(now);
    List<Fact> facts = new ArrayList<>(List.of(withdrawn));
    facts.addAll(Settlement.follow(Evolution.evolve(order, withdrawn), now));
    return facts;
  }
}
