package io.quittance.api.webhooks;

import io.quittance.api.orders.Orders;
import io.quittance.api.orders.Placing;
import io.quittance.api.webhooks.Telling.Done;
import io.quittance.api.webhooks.Telling.Later;
import io.quittance.api.webhooks.Telling.Outcome;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.Providers;
import io.quittance.store.DueNotice;
import io.quittance.workflows.contract.UnmatchedOrders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that no order knows. The provider is asked about the charge: if it holds money for it,
 * that becomes an order of its own, which asks a person (rule 10).
 */
final class MoneyOfNobody {

  private static final Logger LOG = LoggerFactory.getLogger(MoneyOfNobody.class);

  private final Providers providers;
  private final Orders orders;

  MoneyOfNobody(Providers providers, Orders orders) {
    this.providers = providers;
    this.orders = orders;
  }

  Telling ask(DueNotice due) {
    return providers
        .find(due.notice().provider())
        .map(provider -> ask(provider, due))
        .orElseGet(() -> new Later(false, "no provider of that name is configured any more"));
  }

  private Telling ask(PaymentProvider provider, DueNotice due) {
    return switch (provider.statement(due.notice().chargeName())) {
      case StatementAnswer.Told told when holdsMoney(told.line()) -> open(provider, told.line());
      case StatementAnswer.Told told -> new Done(Outcome.NO_MONEY);
      case StatementAnswer.NeverSeen never when mayComeYet(provider, due) ->
          new Later(false, "the provider has not seen it yet");
      case StatementAnswer.NeverSeen never -> new Done(Outcome.NO_MONEY);
      case StatementAnswer.NoAnswer no -> new Later(false, "the provider does not answer");
    };
  }

  /** Rule 5: what is not found may still be on its way, for as long as the provider says. */
  private static boolean mayComeYet(PaymentProvider provider, DueNotice due) {
    return due.takenAt().isBefore(due.receivedAt().plus(provider.traits().longestDelay()));
  }

  private Telling open(PaymentProvider provider, StatementLine line) {
    LOG.warn("{} took {} as {}, for no order", provider.name(), line.captured(), line.reference());
    return switch (orders.place(UnmatchedOrders.start(provider.name(), provider.traits(), line))) {
      case Placing.Placed placed -> new Done(Outcome.UNMATCHED);
      case Placing.AnotherExists other -> new Later(false, "it became an order by other words");
    };
  }

  private static boolean holdsMoney(StatementLine line) {
    return line.captured().minorUnits() > line.refunded().minorUnits();
  }
}
