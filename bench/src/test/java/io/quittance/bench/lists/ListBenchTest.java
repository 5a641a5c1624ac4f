package io.quittance.bench.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quittance.bench.books.TestBooks;
import io.quittance.store.OrderSummary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ListBenchTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void a_right_list_gets_a_line_of_figures_for_each_kind_of_page() throws Exception {
    ListBench.Result result = measured(_ -> true);

    assertThat(result.orders()).isEqualTo(ManyOrders.COUNT);
    assertThat(result.table().lines().skip(2))
        .hasSize(6)
        .allMatch(
            line ->
                line.matches("\\| [a-z0-9, ]+( \\| \\d+\\.\\d\\d ms){6} \\| \\d+\\.\\d\\d \\|"));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("all 20,000 orders, each once");
  }

  @Test
  void a_list_that_leaves_an_order_out_is_not_measured() {
    assertThatIllegalStateException()
        .isThrownBy(() -> measured(order -> !order.orderId().equals("L-000000042")))
        .withMessage("The list has 19999 orders, the books 20000.");
  }

  @Test
  void what_takes_more_than_three_times_as_long_is_told() {
    Measured slow = new Measured("slow", 2);
    slow.raw().add(1_000);
    slow.http().add(3_001);
    Measured bearable = new Measured("bearable", 2);
    bearable.raw().add(1_000);
    bearable.http().add(3_000);

    assertThat(ListBench.slow(List.of(slow, bearable))).isEqualTo("slow");
    assertThat(ListBench.slow(List.of(bearable))).isNull();
  }

  @Test
  void the_slowest_hundredth_is_what_99_of_100_did_not_exceed() {
    Latencies latencies = new Latencies(100);
    for (int micros = 100; micros >= 1; micros--) {
      latencies.add(micros * 1_000L);
    }

    assertThat(latencies.micros(0.99)).isEqualTo(99.0);
    assertThat(latencies.micros(0.5)).isEqualTo(50.0);
  }

  private ListBench.Result measured(Predicate<OrderSummary> shown) throws Exception {
    TestBooks books = ManyOrders.books();
    try (StandInApi api = new StandInApi(books.store().orders(), shown);
        Connection database = books.server().getPostgresDatabase().getConnection()) {
      PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
      return new ListBench(database, api.address(), out).run(2, 10);
    }
  }
}
