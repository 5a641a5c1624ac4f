package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every review met by every decision, in worlds that answer the looks it rests on in every way, as
 * a table that a person can read in a change's diff. After an intended change of a rule: {@code mvn
 * -pl domain test -Dtable=write}.
 */
class ReviewTableTest {

  private static final Path TABLE = Path.of("src/test/resources/reviews.txt");
  private static final int MOST_CALLS = 6;

  @Test
  void a_decision_is_carried_out_as_the_committed_table_says() throws IOException {
    String table = table();
    if ("write".equals(System.getProperty("table"))) {
      Files.writeString(TABLE, table);
    }
    assertThat(table).isEqualTo(Files.readString(TABLE));
  }

  @Test
  void the_table_has_rows_for_every_kind_of_review_that_the_rules_open() {
    Set<Review.Kind> kinds = EnumSet.noneOf(Review.Kind.class);
    AskedSituations.all()
        .values()
        .forEach(order -> kinds.add(AskedSituations.review(order).kind()));
    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(
                EnumSet.of(Review.Kind.JOURNAL_CONFLICT, Review.Kind.REFERENCE_CLASH)));
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    AskedSituations.all()
        .forEach(
            (name, order) -> {
              table.append("%s: %s%n".formatted(name, Words.states(order)));
              Review review = AskedSituations.review(order);
              table.append(
                  "  %s of %s, %s: %s%n"
                      .formatted(
                          review.kind(), review.concerns(), review.amount(), review.evidence()));
              for (ReviewDecision decision : ReviewDecision.values()) {
                rows(table, order, decision);
              }
              table.append(System.lineSeparator());
            });
    return table.toString();
  }

  private static void rows(StringBuilder table, Order order, ReviewDecision decision) {
    Instant now = order.updatedAt().plusSeconds(1);
    Command.Resolve resolve =
        new Command.Resolve(
            Play.header("person", "f"),
            AskedSituations.review(order).kind(),
            order.revision(),
            decision,
            "bank 7");
    Decision decided = OrderMachine.decide(order, resolve, now);
    if (!(decided.reply() instanceof Reply.Accepted)) {
      table.append("  %-22s refused%n".formatted(decision));
      return;
    }
    Order after = OrderMachine.evolveAll(order, decided.facts());
    worlds(now)
        .forEach(
            (name, world) ->
                table.append(
                    "  %-22s %-9s %s%n"
                        .formatted(decision, name, played(after, decided.facts(), world, now))));
  }

  private static Map<String, World> worlds(Instant now) {
    Map<String, World> worlds = new LinkedHashMap<>();
    worlds.put("best", new BestCase());
    worlds.put("worst", new WorstCase(now));
    worlds.put("silent", (order, of, at) -> new Outcome.Unknown(of));
    worlds.put("returned", ReviewTableTest::returned);
    worlds.put("nothing", (order, of, at) -> new Outcome.NotFound(of));
    return worlds;
  }

  private static Outcome returned(Order order, Reference of, Instant at) {
    return order
        .attempt(of)
        .map(a -> (Outcome) new Outcome.Captured(of, a.money(), a.money(), "ch_1"))
        .orElseGet(() -> new Outcome.Refunded(of, order.refund(of).orElseThrow().amount(), "re_1"));
  }

  /** Plays the calls that follow, at once, and tells what happened and what is next. */
  private static String played(Order decided, List<Fact> facts, World world, Instant now) {
    List<String> happened = new ArrayList<>(facts.stream().map(Words::of).toList());
    Order order = decided;
    for (int i = 0; i < MOST_CALLS; i++) {
      if (!(OrderMachine.next(order, now) instanceof Step.Call call)) {
        break;
      }
      order = taken(order, OrderMachine.begin(order, call, now), happened);
      Outcome answer = world.answer(order, call.reference(), now);
      order = taken(order, OrderMachine.apply(order, answer, now), happened);
    }
    happened.removeIf(String::isEmpty);
    return "%s -> %s, adjusted %d; %s"
        .formatted(
            String.join(", ", happened),
            Words.states(order),
            Position.of(order).adjusted(),
            Words.next(order, now));
  }

  private static Order taken(Order order, Decision decision, List<String> happened) {
    decision.facts().stream().map(Words::of).forEach(happened::add);
    return OrderMachine.evolveAll(order, decision.facts());
  }
}
