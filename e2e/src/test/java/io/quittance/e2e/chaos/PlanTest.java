package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a plan promises, whatever its seed. */
class PlanTest {

  private static final List<String> CORE =
      List.of("postgres", "temporal", "simulator", "worker", "api");
  private static final List<String> PUBLISHING = List.of("relay", "kafka", "rabbitmq");

  @Test
  void of_500_orders_at_least_30_faults_hit_each_process_twice_and_10_money_calls() {
    for (List<String> publishing : List.of(PUBLISHING, List.<String>of())) {
      LongStream.range(0, 500)
          .mapToObj(seed -> Plan.of(seed, 500, CORE, publishing))
          .forEach(
              plan -> {
                assertThat(plan.faults()).hasSizeGreaterThanOrEqualTo(30);
                assertThat(perVictim(plan)).hasSize(5 + publishing.size());
                assertThat(perVictim(plan).values()).allMatch(number -> number >= 2);
                assertThat(count(plan, Aim::isMoney)).isGreaterThanOrEqualTo(15);
                assertThat(count(plan, aim -> aim == Aim.APPEND)).isGreaterThanOrEqualTo(5);
              });
    }
  }

  @Test
  void of_40_orders_8_faults_hit_each_process_once() {
    for (List<String> publishing : List.of(PUBLISHING, List.<String>of())) {
      Plan plan = Plan.of(1, 40, CORE, publishing);
      assertThat(plan.faults()).hasSize(8);
      assertThat(perVictim(plan)).hasSize(5 + publishing.size());
      assertThat(count(plan, Aim::isMoney)).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void only_who_publishes_is_hit_during_a_publish() {
    Plan plan = Plan.of(7, 500, CORE, PUBLISHING);
    assertThat(plan.faults())
        .allMatch(fault -> fault.aim() != Aim.PUBLISH || PUBLISHING.contains(fault.victim()))
        .noneMatch(fault -> fault.aim() == Aim.PUBLISH && fault.way() == Way.RESTART);
    assertThat(count(plan, aim -> aim == Aim.PUBLISH)).isGreaterThanOrEqualTo(7);
  }

  @Test
  void the_same_seed_gives_the_same_plan_and_another_seed_another() {
    Plan plan = Plan.of(3, 500, CORE, PUBLISHING);
    assertThat(plan).isEqualTo(Plan.of(3, 500, CORE, PUBLISHING));
    assertThat(plan).isNotEqualTo(Plan.of(4, 500, CORE, PUBLISHING));
  }

  private static Map<String, Long> perVictim(Plan plan) {
    return plan.faults().stream()
        .map(Fault::victim)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static long count(Plan plan, Predicate<Aim> kind) {
    return plan.faults().stream().map(Fault::aim).filter(kind).count();
  }
}
