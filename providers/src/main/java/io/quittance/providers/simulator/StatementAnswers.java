package io.quittance.providers.simulator;

import io.quittance.domain.Money;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.domain.StatementLine.Standing;
import io.quittance.providers.StatementPage;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** What the simulator tells of its books; what can't be understood is no answer at all. */
final class StatementAnswers {

  private static final String UNREACHABLE = "the simulator can't be reached";
  private static final String SILENT = "the simulator gave no answer";

  private StatementAnswers() {}

  static StatementAnswer toLine(String reference, Exchange.Result result) {
    return switch (result) {
      case Exchange.Answer a when a.status() == 200 -> line(reference, a);
      case Exchange.Answer a when Problems.codeOf(a).equals("charge_not_found") ->
          new StatementAnswer.NeverSeen(reference);
      case Exchange.Answer a -> new StatementAnswer.NoAnswer(reference, refusal(a));
      case Exchange.NotConnected none -> new StatementAnswer.NoAnswer(reference, UNREACHABLE);
      case Exchange.NoAnswer none -> new StatementAnswer.NoAnswer(reference, SILENT);
    };
  }

  static StatementPage toPage(Exchange.Result result) {
    return switch (result) {
      case Exchange.Answer a when a.status() == 200 -> page(a);
      case Exchange.Answer a -> new StatementPage.NoAnswer(refusal(a));
      case Exchange.NotConnected none -> new StatementPage.NoAnswer(UNREACHABLE);
      case Exchange.NoAnswer none -> new StatementPage.NoAnswer(SILENT);
    };
  }

  private static String refusal(Exchange.Answer answer) {
    return ("the simulator answered " + answer.status() + " " + Problems.codeOf(answer)).strip();
  }

  private static StatementAnswer line(String reference, Exchange.Answer answer) {
    try {
      Wire.StatedCharge charge = answer.as(Wire.Stated.class).charge();
      return charge.isTombstone()
          ? new StatementAnswer.NeverSeen(reference)
          : new StatementAnswer.Told(line(charge));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return new StatementAnswer.NoAnswer(
          reference, "what the simulator says about " + reference + " can't be understood");
    }
  }

  private static StatementPage page(Exchange.Answer answer) {
    try {
      Wire.Statement page = answer.as(Wire.Statement.class);
      List<StatementLine> lines =
          Objects.requireNonNull(page.charges()).stream()
              .filter(charge -> !charge.isTombstone())
              .map(StatementAnswers::line)
              .toList();
      return new StatementPage.Lines(lines, Objects.requireNonNull(page.position()), page.last());
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return new StatementPage.NoAnswer("the simulator's statement can't be understood");
    }
  }

  private static StatementLine line(Wire.StatedCharge charge) {
    String currency = Objects.requireNonNull(charge.currency());
    return new StatementLine(
        Objects.requireNonNull(charge.reference()),
        charge.id(),
        standing(charge),
        Money.of(charge.captured(), currency),
        Money.of(charge.refunded(), currency),
        charge.disputed());
  }

  /** Money taken outweighs whatever the status says: it is what the line is asked for. */
  private static Standing standing(Wire.StatedCharge charge) {
    String status = Objects.requireNonNull(charge.status());
    if (charge.captured() > 0) {
      return Standing.CAPTURED;
    }
    return switch (status) {
      case "pending" -> Standing.OPEN;
      case "authorized" -> Standing.AUTHORIZED;
      case "captured", "declined", "closed" -> Standing.NOTHING;
      default -> throw new IllegalArgumentException("unheard of: " + status);
    };
  }
}
