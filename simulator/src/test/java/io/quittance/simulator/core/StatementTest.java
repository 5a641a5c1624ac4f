package io.quittance.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StatementTest {

  private final Teller teller = new Teller();

  @Test
  void charges_are_told_in_the_order_of_their_last_changes() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    teller.tell(Teller.authorizing("A-2-p1"));
    teller.charge("A-3-p1", PaymentMethod.TOK_DECLINED);
    teller.tell(new Command.Close("A-4-p1"));
    teller.tell(new Command.Capture("A-2-p1"));
    teller.refund("A-1-r1", "A-1-p1", 10);

    Statement statement = teller.books().statement(0, 10);

    assertThat(told(statement)).containsExactly("A-3-p1", "A-4-p1", "A-2-p1", "A-1-p1");
    assertThat(statement.lines()).extracting(Statement.Line::changed).isSorted();
    assertThat(statement.last()).isTrue();
  }

  @Test
  void a_charge_that_changes_after_it_was_told_is_told_again_and_nothing_else_is() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);
    teller.charge("A-2-p1", PaymentMethod.TOK_OK);
    long position = teller.books().statement(0, 10).position();
    assertThat(teller.books().statement(position, 10))
        .isEqualTo(new Statement(List.of(), position, true));

    teller.tell(new Command.Dispute("A-1-p1"));

    assertThat(teller.books().statement(position, 10).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.charge()).isEqualTo(teller.held("A-1-p1")));
  }

  @Test
  void what_changes_nothing_that_is_told_is_no_change() {
    teller.charge("A-1-p1", PaymentMethod.TOK_REFUND_PENDING);
    long position = teller.books().statement(0, 10).position();

    teller.tell(new Command.LookUp("A-1-p1"));
    teller.charge("A-2-p1", PaymentMethod.TOK_RATE_LIMITED);
    teller.refund("A-1-r1", "A-1-p1", 5000);
    teller.refund("A-1-r2", "A-1-p1", 4210);
    assertThat(teller.books().statement(position, 10).lines()).isEmpty();

    teller.pass(Duration.ofSeconds(3));
    assertThat(told(teller.books().statement(position, 10))).containsExactly("A-1-p1");
  }

  @Test
  void a_charge_that_is_still_on_its_way_is_told_when_it_has_arrived() {
    teller.charge("A-1-p1", PaymentMethod.TOK_DELAYED);
    teller.charge("A-2-p1", PaymentMethod.TOK_OK);
    Statement before = teller.books().statement(0, 10);
    assertThat(told(before)).containsExactly("A-2-p1");

    teller.pass(Duration.ofSeconds(3));

    assertThat(told(teller.books().statement(before.position(), 10))).containsExactly("A-1-p1");
  }

  @Test
  void whoever_reads_it_page_by_page_while_it_changes_knows_all_of_it_in_the_end() {
    Random random = new Random(42);
    Map<String, Charge> known = new TreeMap<>();
    long position = 0;
    for (int i = 0; i < 3000; i++) {
      teller.tell(RandomCommands.next(random));
      teller.pass(Duration.ofMillis(random.nextInt(400)));
      if (random.nextInt(10) == 0) {
        position = read(position, 1 + random.nextInt(3), known);
      }
    }
    for (int i = 0; i < 100; i++) {
      position = read(position, 1, known);
    }
    assertThat(known).isNotEmpty();
    assertThat(known.values())
        .containsExactlyInAnyOrderElementsOf(teller.books().chargesStartingWith(""));
  }

  @Test
  void a_position_that_these_books_never_gave_starts_over() {
    teller.charge("A-1-p1", PaymentMethod.TOK_OK);

    assertThat(told(teller.books().statement(1000, 10))).containsExactly("A-1-p1");
    assertThat(new Books().statement(1000, 10)).isEqualTo(new Statement(List.of(), 0, true));
  }

  @Test
  @Timeout(10)
  void a_hundred_thousand_charges_are_told_without_a_scan_for_each_page() {
    Books books = new Books();
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    for (int i = 0; i < 100_000; i++) {
      String reference = "A-" + i + "-p1";
      books.apply(
          new Event.ChargeAccepted(
              noon,
              reference,
              "ch_" + i,
              new Amount(1, "EUR"),
              PaymentMethod.TOK_OK,
              true,
              noon,
              false));
      books.apply(new Event.ChargeExecuted(noon, reference, ChargeStatus.CAPTURED, null));
    }
    List<String> told = new ArrayList<>();
    Statement page = new Statement(List.of(), 0, false);
    // A scan for each of these pages takes minutes.
    while (!page.last()) {
      page = books.statement(page.position(), 2);
      told.addAll(told(page));
    }
    assertThat(told).hasSize(100_000).doesNotHaveDuplicates();
  }

  private long read(long position, int limit, Map<String, Charge> known) {
    Statement page = teller.books().statement(position, limit);
    assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
    assertThat(page.lines()).extracting(Statement.Line::changed).allMatch(at -> at > position);
    page.lines().forEach(line -> known.put(line.charge().reference(), line.charge()));
    return page.position();
  }

  private static List<String> told(Statement statement) {
    return statement.lines().stream().map(line -> line.charge().reference()).toList();
  }
}
