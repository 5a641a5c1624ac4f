package io.quittance.domain.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.Order;
import io.quittance.domain.OrderId;
import io.quittance.domain.Reference;
import io.quittance.domain.Review;
import io.quittance.domain.ReviewDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said to an order, as commands: each with an id of its own, unless it is said again. */
public final class Messages {

  private final List<Command> said = new ArrayList<>();
  private int ids;

  /** Returns the command that a message is; empty if there was no earlier one to repeat. */
  public Optional<Command> command(Happening.Message message, Order order) {
    Optional<Command> command =
        switch (message) {
          case Happening.Again m -> earlier(m.earlier());
          case Happening.Reuse m -> earlier(m.earlier()).map(Messages::another);
          case Happening.Pay m ->
              Optional.of(new Command.Pay(header(m), Setup.PROVIDER, m.method(), null));
          case Happening.Cancel m -> Optional.of(new Command.Cancel(header(m), null));
          case Happening.Fulfil m -> Optional.of(new Command.Fulfil(header(m)));
          case Happening.Refund m -> Optional.of(refund(m, order));
          case Happening.Resolve m -> Optional.of(resolve(m, order));
          case Happening.Notice m -> Optional.of(notice(m, order));
        };
    boolean fresh = !(message instanceof Happening.Again || message instanceof Happening.Reuse);
    if (fresh) {
      command.ifPresent(said::add);
    }
    return command;
  }

  private Optional<Command> earlier(int number) {
    return said.isEmpty() ? Optional.empty() : Optional.of(said.get(number % said.size()));
  }

  private static Command another(Command command) {
    Command.Header used = command.header();
    Command.Header header = new Command.Header(used.id(), "another", used.by());
    return command instanceof Command.Cancel
        ? new Command.Fulfil(header)
        : new Command.Cancel(header, "another");
  }

  private Command refund(Happening.Refund m, Order order) {
    return new Command.Refund(
        header(m),
        m.minorUnits() == 0 ? null : m.minorUnits(),
        null,
        null,
        m.stale() ? Integer.valueOf(order.revision() - 1) : null);
  }

  private Command resolve(Happening.Resolve m, Order order) {
    return new Command.Resolve(
        header(m),
        order.review() == null ? null : order.review().kind(),
        order.revision() - (m.stale() ? 1 : 0),
        m.decision(),
        "paid back by bank transfer");
  }

  private Command notice(Happening.Notice m, Order order) {
    return new Command.Notice(
        header(m), Setup.PROVIDER, "evt" + ids, subject(m.about(), order.id()), m.claim(), null);
  }

  private static @Nullable Reference subject(Happening.Subject about, OrderId order) {
    int number = about.number() + 1;
    return switch (about.kind()) {
      case NOTHING -> null;
      case PAYMENT -> new Reference.ToPayment(order, number);
      case REFUND -> new Reference.ToRefund(order, number);
      case ANOTHER_ORDER -> new Reference.ToPayment(new OrderId("B-1"), number);
    };
  }

  /** Returns what the provider tells of a change. */
  public static Command.Notice notice(int change, String about, NoticeClaim claim) {
    Command.Header header =
        new Command.Header(new CommandId("notice:" + change), about + claim, Setup.PROVIDER);
    Reference of = Reference.find(about).orElse(null);
    return new Command.Notice(header, Setup.PROVIDER, "evt-" + change, of, claim, null);
  }

  /**
   * Returns what a proof found: the same as long as the order's money does not move.
   *
   * @param moves how often it moved
   */
  static Command finding(long moves, @Nullable Reference lookAt, String finding) {
    String id = "proof:" + moves + ":" + lookAt + ":" + Integer.toHexString(finding.hashCode());
    Command.Header header = new Command.Header(new CommandId(id), finding, "proof");
    return new Command.Notice(header, Setup.PROVIDER, null, lookAt, null, finding);
  }

  /** Returns what a person decides in the end, when nothing else happens any more. */
  public static Command decision(Order order, ReviewDecision decision, int round) {
    Command.Header header =
        new Command.Header(new CommandId("person:" + round), "" + decision, "person");
    Review.Kind review = order.review() == null ? null : order.review().kind();
    return new Command.Resolve(header, review, order.revision(), decision, "bank transfer 7");
  }

  private Command.Header header(Happening.Message message) {
    return new Command.Header(new CommandId("k" + ++ids), message.toString(), "somebody");
  }
}
