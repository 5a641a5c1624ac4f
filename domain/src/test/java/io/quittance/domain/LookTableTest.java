package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every attempt and refund of every situation, told of by every notice and looked at with every
 * answer, as two tables that a person can read in a change's diff. After an intended change of a
 * rule: {@code mvn -pl domain test -Dtable=write}.
 */
class LookTableTest {

  private static final Path CLAIMS = Path.of("src/test/resources/notices.txt");
  private static final Path LOOKS = Path.of("src/test/resources/looks.txt");

  @Test
  void a_notice_is_heard_as_the_committed_table_says() throws IOException {
    agrees(CLAIMS, table(LookTableTest::claims));
  }

  @Test
  void an_answer_to_a_look_means_what_the_committed_table_says() throws IOException {
    agrees(LOOKS, table(LookTableTest::answers));
  }

  private static void agrees(Path file, String table) throws IOException {
    if ("write".equals(System.getProperty("table"))) {
      Files.writeString(file, table);
    }
    assertThat(table).isEqualTo(Files.readString(file));
  }

  private interface Rows {
    Stream<String> of(Supplier<Play> situation, Reference about);
  }

  private static String table(Rows rows) {
    StringBuilder table = new StringBuilder();
    Situations.all()
        .forEach(
            (name, situation) -> {
              for (Reference about : references(situation.get().order())) {
                table.append(
                    "%s, of %s: %s%n"
                        .formatted(
                            name, Words.suffix(about), Words.states(situation.get().order())));
                rows.of(situation, about).forEach(row -> table.append("  %s%n".formatted(row)));
                table.append(System.lineSeparator());
              }
            });
    return table.toString();
  }

  private static List<Reference> references(Order order) {
    List<Reference> references = new ArrayList<>();
    order.attempts().forEach(a -> references.add(a.reference()));
    order.refunds().forEach(r -> references.add(r.reference()));
    return references;
  }

  private static Stream<String> claims(Supplier<Play> situation, Reference about) {
    List<NoticeClaim> claims = new ArrayList<>(Arrays.asList(NoticeClaim.values()));
    claims.add(null);
    return claims.stream()
        .map(
            claim -> {
              Play play = situation.get().after(Duration.ofMillis(100));
              Command.Notice notice =
                  new Command.Notice(play.header(), "simulator", "evt", about, claim, null);
              NoticeStanding standing = OrderMachine.heard(play.order(), notice, play.now());
              Decision decision = OrderMachine.decide(play.order(), notice, play.now());
              return "%-15s %-10s %s"
                  .formatted(claim == null ? "-" : claim, standing, happened(play, decision));
            });
  }

  private static Stream<String> answers(Supplier<Play> situation, Reference about) {
    return outcomes(about).stream()
        .map(
            outcome -> {
              Play play = situation.get().after(Duration.ofMillis(100));
              play.decide(new Command.Notice(play.header(), "simulator", "evt", about, null, null));
              Decision decision = OrderMachine.apply(play.order(), outcome, play.now());
              return "%-22s %s".formatted(words(outcome), happened(play, decision));
            });
  }

  private static List<Outcome> outcomes(Reference of) {
    return List.of(
        new Outcome.Captured(of, eur(4210), "ch_1"),
        new Outcome.Captured(of, eur(4210), eur(1000), "ch_1"),
        new Outcome.Captured(of, eur(4210), eur(4210), "ch_1"),
        new Outcome.Captured(of, eur(4000), "ch_1"),
        new Outcome.Disputed(of, eur(4210), eur(0), "ch_1"),
        new Outcome.Disputed(of, eur(4000), eur(4000), "ch_1"),
        new Outcome.Authorized(of, eur(4210), "ch_1"),
        new Outcome.Authorized(of, eur(4000), "ch_1"),
        new Outcome.Pending(of, "https://bank.example/1", "ch_1"),
        new Outcome.Declined(of, "card_declined"),
        new Outcome.Closed(of),
        new Outcome.Refunded(of, eur(1000), "re_1"),
        new Outcome.Refunded(of, eur(4210), "re_1"),
        new Outcome.RefundPending(of, "re_1"),
        new Outcome.Refused(of, RefusalCause.OTHER),
        new Outcome.Refused(of, RefusalCause.TOO_OLD),
        new Outcome.Refused(of, RefusalCause.ALREADY_REFUNDED),
        new Outcome.NotFound(of),
        new Outcome.NotSent(of, Duration.ofMinutes(3)),
        new Outcome.Unknown(of));
  }

  private static String words(Outcome outcome) {
    String name = outcome.getClass().getSimpleName();
    return switch (outcome) {
      case Outcome.Captured x -> name + returned(x.amount(), x.returned());
      case Outcome.Disputed x -> name + returned(x.amount(), x.returned());
      case Outcome.Authorized x -> name + " " + x.amount().minorUnits();
      case Outcome.Refunded x -> name + " " + x.amount().minorUnits();
      case Outcome.Refused x -> name + " " + x.cause();
      case Outcome x -> name;
    };
  }

  private static String returned(Money amount, Money returned) {
    return " %d, back %d".formatted(amount.minorUnits(), returned.minorUnits());
  }

  /** What the order did and comes to, and what it does next. */
  private static String happened(Play play, Decision decision) {
    String facts =
        decision.facts().stream()
            .map(Words::of)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    Order after = OrderMachine.evolveAll(play.order(), decision.facts());
    return facts.isEmpty()
        ? "-"
        : facts + " -> " + Words.states(after) + "; " + Words.next(after, play.now());
  }
}
