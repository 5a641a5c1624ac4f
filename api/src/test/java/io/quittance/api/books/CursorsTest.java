package io.quittance.api.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  private static final OrderFilter ALL = new OrderFilter(null, null, null);
  private static final OrderFilter PAID = new OrderFilter("PAID", null, null);
  private static final OrderKey PLACE =
      new OrderKey(Instant.parse("2026-11-23T12:00:00.123456Z"), "A-1");

  private final Cursors cursors = new Cursors(new byte[32]);

  @Test
  void a_cursor_names_the_place_it_was_made_for() {
    assertThat(cursors.read(cursors.write(PLACE, PAID), PAID)).contains(PLACE);
  }

  @Test
  void a_place_before_1970_is_a_place_too() {
    OrderKey early = new OrderKey(Instant.parse("1969-12-31T23:59:59.999999Z"), "A-1");

    assertThat(cursors.read(cursors.write(early, ALL), ALL)).contains(early);
  }

  @Test
  void a_cursor_continues_no_list_with_other_filters() {
    String cursor = cursors.write(PLACE, PAID);

    assertThat(cursors.read(cursor, ALL)).isEmpty();
    assertThat(cursors.read(cursor, new OrderFilter("PAID", "c-1", null))).isEmpty();
    assertThat(cursors.read(cursor, new OrderFilter("PAID", null, true))).isEmpty();
  }

  @Test
  void a_cursor_that_was_changed_anywhere_is_none() {
    String cursor = cursors.write(PLACE, ALL);

    for (int i = 0; i < cursor.length(); i++) {
      for (char other : "Aa0_-".toCharArray()) {
        String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
        if (!forged.equals(cursor)) {
          assertThat(cursors.read(forged, ALL)).as(forged).isEmpty();
        }
      }
    }
  }

  @Test
  void a_cursor_of_another_key_is_none() {
    byte[] key = new byte[32];
    key[31] = 1;

    assertThat(new Cursors(key).read(cursors.write(PLACE, ALL), ALL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "AAAA", "==", "not a cursor", "茶", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void garbage_is_none(String garbage) {
    assertThat(cursors.read(garbage, ALL)).isEmpty();
    assertThat(cursors.read(garbage.repeat(1000), ALL)).isEmpty();
  }
}
