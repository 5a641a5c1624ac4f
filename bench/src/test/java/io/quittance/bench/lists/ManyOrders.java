package io.quittance.bench.lists;

import io.quittance.bench.books.TestBooks;
import io.quittance.bench.orders.Generator;
import io.quittance.bench.orders.Plan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Books with as many orders as a test has time for, made once for all tests that only read. */
final class ManyOrders {

  static final int COUNT = 20_000;

  private static final Instant UNTIL = Instant.parse("2026-11-24T12:00:00Z");

  private static @Nullable TestBooks made;

  private ManyOrders() {}

  static synchronized TestBooks books() {
    if (made == null) {
      made = make();
    }
    return made;
  }

  private static TestBooks make() {
    try {
      TestBooks books = TestBooks.open();
      Runtime.getRuntime().addShutdownHook(new Thread(books::close));
      Plan plan = new Plan(COUNT, "L", 3, UNTIL, Duration.ofDays(365));
      new Generator(books.settings(), plan).run(_ -> {});
      return books;
    } catch (Exception e) {
      throw new IllegalStateException("no orders to list", e);
    }
  }
}
