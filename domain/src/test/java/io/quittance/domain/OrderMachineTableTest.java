package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every situation met by every command and every outcome, as a table that a person can read in a
 * change's diff. After an intended change of a rule: {@code mvn -pl domain test -Dtable=write}.
 */
class OrderMachineTableTest {

  private static final Path TABLE = Path.of("src/test/resources/order-machine.txt");

  @Test
  void the_machine_does_what_the_committed_table_says() throws IOException {
    String table = table();
    if ("write".equals(System.getProperty("table"))) {
      Files.writeString(TABLE, table);
    }
    assertThat(table).isEqualTo(Files.readString(TABLE));
  }

  @Test
  void the_table_has_a_row_for_every_status() {
    Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);
    Situations.all().values().forEach(situation -> seen.add(situation.get().order().status()));
    assertThat(seen).containsExactlyInAnyOrder(OrderStatus.values());
  }

  @Test
  void the_table_has_a_row_for_every_state_of_an_attempt_and_of_a_refund() {
    Set<String> seen = new TreeSet<>();
    for (Supplier<Play> situation : Situations.all().values()) {
      situation.get().order().attempts().forEach(a -> seen.add("payment " + a.state().label()));
      situation.get().order().refunds().forEach(r -> seen.add("refund " + r.state().label()));
    }
    assertThat(seen)
        .hasSize(
            AttemptState.class.getPermittedSubclasses().length
                + RefundState.class.getPermittedSubclasses().length);
  }

  @Test
  void the_table_has_a_column_for_every_command_and_every_outcome() {
    assertThat(commands(Play.placed()).stream().map(Command::kind).distinct())
        .containsExactlyInAnyOrder(CommandKind.values());
    assertThat(
            outcomes(new Reference.ToPayment(new OrderId("A"), 1)).stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    Situations.all().forEach((name, situation) -> rows(table, name, situation));
    return table.toString();
  }

  private static void rows(StringBuilder table, String name, Supplier<Play> situation) {
    Order order = situation.get().order();
    String before = describe(situation.get());
    table.append("%s: %s%n".formatted(name, before));
    for (Command command : commands(situation.get())) {
      Play play = situation.get();
      Reply reply = play.decide(command);
      row(table, describe(command), describe(reply), before, play);
    }
    List<Reference> references = new ArrayList<>();
    order.attempts().forEach(a -> references.add(a.reference()));
    order.refunds().forEach(r -> references.add(r.reference()));
    for (Outcome outcome :
        references.isEmpty() ? List.<Outcome>of() : outcomes(references.getLast())) {
      Play play = situation.get();
      play.answer(outcome);
      row(table, outcome.getClass().getSimpleName(), "", before, play);
    }
    table.append(System.lineSeparator());
  }

  private static void row(
      StringBuilder table, String input, String reply, String before, Play play) {
    String after = describe(play).equals(before) ? "-" : describe(play);
    table.append("  %-16s %-28s %s".formatted(input, reply, after).stripTrailing());
    table.append(System.lineSeparator());
  }

  private static String describe(Play play) {
    Order order = play.order();
    List<String> parts = new ArrayList<>();
    parts.add(order.status().name());
    order
        .attempts()
        .forEach(a -> parts.add("p" + a.reference().number() + " " + a.state().label()));
    order.refunds().forEach(r -> parts.add("r" + r.reference().number() + " " + r.state().label()));
    if (order.review() != null) {
      parts.add("review " + order.review().kind());
    }
    return String.join(", ", parts) + "; then " + describe(play.next(), play);
  }

  private static String describe(Command command) {
    return switch (command) {
      case Command.Pay c when c.method() == null -> "pay, no method";
      case Command.Pay c when "nobody".equals(c.provider()) -> "pay by nobody";
      case Command.Refund c -> "refund " + (c.minorUnits() == null ? "all" : c.minorUnits());
      case Command c -> c.kind().code();
    };
  }

  private static String describe(Step step, Play play) {
    return switch (step) {
      case Step.Call call -> call.getClass().getSimpleName() + " " + suffix(call.reference());
      case Step.AwaitUntil wait ->
          wait.until() == null
              ? "wait for a message"
              : "wait " + Duration.between(play.now(), wait.until());
      case Step.Done done -> "done";
    };
  }

  private static String suffix(Reference reference) {
    return reference.text().substring(reference.order().value().length() + 1);
  }

  private static String describe(Reply reply) {
    return switch (reply) {
      case Reply.Accepted r ->
          "accepted" + (r.reference() == null ? "" : " " + suffix(r.reference()));
      case Reply.Unchanged r -> "unchanged";
      case Reply.Refused r -> r.code().code() + (r.field() == null ? "" : " " + r.field());
    };
  }

  private static List<Command> commands(Play play) {
    return List.of(
        new Command.Pay(play.header(), "simulator", "tok_ok", null),
        new Command.Pay(play.header(), "simulator", null, null),
        new Command.Pay(play.header(), "nobody", "tok_ok", null),
        new Command.Cancel(play.header(), null),
        new Command.Fulfil(play.header()),
        new Command.Refund(play.header(), 1000L, null, null, null),
        new Command.Refund(play.header(), null, null, null, null),
        new Command.Refund(play.header(), 0L, null, null, null),
        new Command.Notice(play.header(), "simulator", "evt_1", null, null, null),
        new Command.Resolve(
            play.header(), play.reviewKind(), play.order().revision(), ReviewDecision.RETRY, null));
  }

  private static List<Outcome> outcomes(Reference of) {
    return List.of(
        new Outcome.Captured(of, eur(4210), "ch_1"),
        new Outcome.Authorized(of, eur(4210), "ch_1"),
        new Outcome.Pending(of, "https://bank.example/1", "ch_1"),
        new Outcome.Declined(of, "card_declined"),
        new Outcome.Closed(of),
        new Outcome.Refunded(of, eur(of instanceof Reference.ToRefund ? 1000 : 4210), "re_1"),
        new Outcome.RefundPending(of, "re_1"),
        new Outcome.Refused(of, RefusalCause.OTHER),
        new Outcome.NotFound(of),
        new Outcome.Disputed(of, eur(4210), eur(0), "ch_1"),
        new Outcome.NotSent(of, null),
        new Outcome.Unknown(of));
  }
}
