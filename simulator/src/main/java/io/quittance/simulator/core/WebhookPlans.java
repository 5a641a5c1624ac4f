package io.quittance.simulator.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans to tell the subscriber of what happens. */
public final class WebhookPlans {

  private WebhookPlans() {}

  /**
   * The plan to tell of an event that comes next in the books; empty when it changes nothing that
   * others see, or is about a charge of which nothing is told.
   */
  public static Optional<Event.WebhookPlanned> before(Event event, Books books) {
    return News.of(event)
        .filter(news -> telling(event, news, books) != Telling.NEVER)
        .map(
            news ->
                new Event.WebhookPlanned(
                    news.at(),
                    ProviderId.ofWebhook(news.subject(), news.at(), books.nextLine()),
                    news.subject()));
  }

  private static Telling telling(Event event, News news, Books books) {
    if (event instanceof Event.ChargeAccepted accepted) {
      return accepted.method().telling();
    }
    String reference = news.ofRefund() ? chargeOf(news, books) : news.reference();
    ChargeEntry charge = reference == null ? null : books.charge(reference);
    if (charge != null) {
      return charge.telling();
    }
    // A reference that is closed unseen is news; a refund of what was never charged is none.
    return news.ofRefund() ? Telling.NEVER : Telling.ONCE;
  }

  private static @Nullable String chargeOf(News refund, Books books) {
    RefundEntry known = books.refund(refund.reference());
    return known == null ? refund.charge() : known.refund().charge();
  }
}
