package io.quittance.providers;

import io.quittance.domain.Attempt;
import io.quittance.domain.Order;
import io.quittance.domain.StatementAnswer;
import java.util.List;

/** The providers' own word on an order: what an order's books are held against. */
public final class Witness {

  private Witness() {}

  /**
   * Asks for the line of each attempt that was ever sent, one after the other; blocks for at most
   * {@value PaymentProvider#LONGEST_CALL_SECONDS} seconds for each.
   *
   * @return the answers, in the order of the attempts
   */
  public static List<StatementAnswer> of(Order order, Providers providers) {
    return order.attempts().stream()
        .filter(attempt -> attempt.sentAt() != null)
        .map(attempt -> answer(attempt, providers))
        .toList();
  }

  private static StatementAnswer answer(Attempt attempt, Providers providers) {
    String name = attempt.nameAtProvider();
    return providers
        .find(attempt.provider())
        .map(provider -> provider.statement(name))
        .orElseGet(
            () ->
                new StatementAnswer.NoAnswer(
                    name, "no provider named " + attempt.provider() + " is configured here"));
  }
}
