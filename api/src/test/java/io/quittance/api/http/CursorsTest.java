package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.api.TestDatabases;
import io.quittance.api.orders.ProblemCode;
import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import io.quittance.store.Store;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CursorsTest {

  private static final OrderFilter ALL = new OrderFilter(null, null, null);
  private static final OrderFilter PAID = new OrderFilter("PAID", null, null);
  private static final OrderKey PLACE =
      new OrderKey(Instant.parse("2026-11-23T12:00:00.123456Z"), "A-1");

  private final Store store = Store.open(TestDatabases.make());
  private final Cursors cursors = new Cursors(store);

  @BeforeAll
  void migrate() {
    store.migrate();
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void a_cursor_names_the_place_it_was_made_for() {
    assertThat(cursors.read(cursors.write(PLACE, PAID), PAID)).isEqualTo(PLACE);
  }

  @Test
  void a_place_before_1970_is_a_place_too() {
    OrderKey early = new OrderKey(Instant.parse("1969-12-31T23:59:59.999999Z"), "A-1");

    assertThat(cursors.read(cursors.write(early, ALL), ALL)).isEqualTo(early);
  }

  @Test
  void a_cursor_continues_no_list_with_other_filters() {
    String cursor = cursors.write(PLACE, PAID);

    assertRefused(cursors, cursor, ALL);
    assertRefused(cursors, cursor, new OrderFilter("PAID", "c-1", null));
    assertRefused(cursors, cursor, new OrderFilter("PAID", null, true));
  }

  @Test
  void a_cursor_that_was_changed_anywhere_is_none() {
    String cursor = cursors.write(PLACE, ALL);

    for (int i = 0; i < cursor.length(); i++) {
      for (char other : "Aa0_-".toCharArray()) {
        String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
        if (!forged.equals(cursor)) {
          assertRefused(cursors, forged, ALL);
        }
      }
    }
  }

  @Test
  void a_cursor_of_other_books_is_none() {
    try (Store other = Store.open(TestDatabases.make())) {
      other.migrate();

      assertRefused(new Cursors(other), cursors.write(PLACE, ALL), ALL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "AAAA", "==", "not a cursor", "茶", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void garbage_is_none(String garbage) {
    assertRefused(cursors, garbage, ALL);
    assertRefused(cursors, garbage.repeat(1000), ALL);
  }

  private static void assertRefused(Cursors cursors, String cursor, OrderFilter filter) {
    assertThatThrownBy(() -> cursors.read(cursor, filter))
        .as(cursor)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.CURSOR_INVALID));
  }
}
