package io.quittance.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quittance.bench.books.TestBooks;
import io.quittance.domain.Order;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Position;
import io.quittance.store.Balance;
import io.quittance.store.JournalRow;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.FactJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Plan PLAN = plan(4_000, "T", 7);

  private static TestBooks books;

  @BeforeAll
  static void generate() throws Exception {
    books = TestBooks.open();
    new Generator(books.settings(), PLAN).run(_ -> {});
  }

  @AfterAll
  static void close() {
    books.close();
  }

  @Test
  void every_order_of_the_plan_is_there() {
    assertThat(count("orders where order_id like 'T-%'")).isEqualTo(PLAN.orders());
  }

  @Test
  void each_row_says_what_the_fold_of_its_journal_says() {
    for (int number = 1; number <= PLAN.orders(); number += 3) {
      StoredOrder row = books.store().orders().find(PLAN.id(number)).orElseThrow();
      List<JournalRow> journal = books.store().journal().read(row.orderId());
      Order order = FactJson.fold(journal.stream().map(JournalRow::fact).toList());

      assertThat(row.seq()).isEqualTo(journal.size());
      assertThat(row.status()).isEqualTo(order.status().name());
      assertThat(row.revision()).isEqualTo(order.revision());
      assertThat(row.review()).isEqualTo(reviewOf(order));
      assertThat(row.createdAt()).isEqualTo(order.createdAt());
      assertThat(row.updatedAt()).isEqualTo(order.updatedAt()).isBeforeOrEqualTo(NOW);
      assertThat(row.endedAt() != null).isEqualTo(order.status().isEnded());
      assertThat(money(row.orderId())).isEqualTo(Position.of(order));
      assertThat(receivable(row.orderId())).isEqualTo(Position.of(order).held());
    }
  }

  @Test
  void every_ledger_transaction_sums_to_zero() {
    assertThat(
            count(
                """
                (select 1 from ledger_entry group by transaction_id, currency
                  having sum(amount) <> 0) as unbalanced
                """))
        .isZero();
  }

  @Test
  void orders_stand_in_every_way_that_time_leaves_them_in() {
    List<String> statuses =
        books.sql().sql("select distinct status from orders").query(String.class).list();

    // The others last for seconds.
    List<String> lasting =
        Arrays.stream(OrderStatus.values())
            .map(Enum::name)
            .filter(name -> !name.equals("FULFILLING"))
            .toList();
    assertThat(statuses).containsExactlyInAnyOrderElementsOf(lasting);
    assertThat(count("orders where review is not null")).isPositive();
  }

  @Test
  void nobody_is_still_to_hear_of_them() {
    assertThat(count("outbox")).isPositive();
    assertThat(count("outbox where published_at is null")).isZero();
  }

  @Test
  void what_is_there_is_left_as_it_is_and_what_is_missing_is_added() throws Exception {
    new Generator(books.settings(), plan(1_500, "R", 1)).run(_ -> {});
    List<Integer> heard = Collections.synchronizedList(new ArrayList<>());

    int written = new Generator(books.settings(), plan(2_600, "R", 1)).run(heard::add);

    assertThat(written).isEqualTo(1_100);
    assertThat(count("orders where order_id like 'R-%'")).isEqualTo(2_600);
    assertThat(Collections.max(heard)).isEqualTo(2_600);
  }

  @Test
  void the_same_plan_makes_the_same_order_and_another_seed_another_one() {
    assertThat(made(PLAN)).isEqualTo(made(PLAN));
    assertThat(made(plan(PLAN.orders(), "T", 8))).isNotEqualTo(made(PLAN));
  }

  @Test
  void a_prefix_that_real_orders_may_have_or_a_number_below_one_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> plan(1, "unmatched-x", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> plan(0, "T", 1));
  }

  /** Short enough that some orders are still in the middle of it. */
  private static Plan plan(int orders, String prefix, long seed) {
    return new Plan(orders, prefix, seed, NOW, Duration.ofDays(40));
  }

  private static GeneratedOrder made(Plan plan) {
    return GeneratedOrder.of(plan, new Assortment(plan.orders()), 17);
  }

  private static @Nullable String reviewOf(Order order) {
    return order.review() == null ? null : order.review().kind().name();
  }

  private static Position money(String orderId) {
    return books
        .sql()
        .sql(
            """
            select at_risk, authorized, captured, refunded, refunding, adjusted
              from orders where order_id = ?
            """)
        .param(orderId)
        .query(
            (row, _) ->
                new Position(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
        .single();
  }

  private static long receivable(String orderId) {
    return books.store().ledger().balances(orderId).stream()
        .filter(balance -> balance.account().startsWith("provider/"))
        .mapToLong(Balance::amount)
        .sum();
  }

  private static long count(String what) {
    return books.sql().sql("select count(*) from " + what).query(Long.class).single();
  }
}
