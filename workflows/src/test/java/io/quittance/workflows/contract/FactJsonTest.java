package io.quittance.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The journal's JSON: it outlives every release, so each line of it is fixed. */
class FactJsonTest {

  @Test
  void every_fact_is_written_as_the_golden_file_says() {
    Golden.check("facts.jsonl", Samples.facts().map(FactJson::write));
  }

  @Test
  void every_fact_is_read_back_as_it_was() {
    Samples.facts()
        .forEach(fact -> assertThat(FactJson.read(FactJson.write(fact))).isEqualTo(fact));
  }

  @Test
  void there_is_a_sample_of_every_kind_of_fact() {
    Set<String> samples =
        Samples.facts()
            .map(f -> f.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> kinds =
        leaves(Fact.class).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    assertThat(samples).isEqualTo(kinds);
  }

  /** Whatever sense the facts make together: each leaves its mark on the order. */
  @Test
  void an_order_is_read_back_as_it_was_after_every_fact() {
    Order order = OrderMachine.fold(List.of(Samples.facts().findFirst().orElseThrow()));
    for (Fact fact : Samples.facts().skip(1).toList()) {
      order = OrderMachine.evolve(order, fact);
      assertThat(FactJson.readOrder(FactJson.writeOrder(order))).isEqualTo(order);
    }
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(FactJsonTest::leaves)
        : Stream.of(type);
  }
}
