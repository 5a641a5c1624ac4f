package io.quittance.api.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.Notices;
import io.quittance.api.orders.OrdersFault;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.ProviderNotice;
import io.quittance.providers.Providers;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookRequest;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.InboxNotice;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where webhooks come in. One is acknowledged once it is durable, and not before: in the inbox; or,
 * while the books are away, with the running order that it is about. Whatever else happens, the
 * provider sends it again.
 */
public final class Reception {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Providers providers;
  private final Inbox inbox;
  private final Notices orders;
  private final MeterRegistry metrics;
  private final InstantSource clock;
  private final ToldMeanwhile meanwhile;

  /** Takes who sends, and where it goes. */
  Reception(
      Providers providers,
      Inbox inbox,
      Notices orders,
      MeterRegistry metrics,
      InstantSource clock) {
    this.providers = providers;
    this.inbox = inbox;
    this.orders = orders;
    this.metrics = metrics;
    this.clock = clock;
    this.meanwhile = new ToldMeanwhile(clock);
  }

  /** Receives a webhook that came to a provider's address. */
  public Received receive(String providerName, WebhookRequest request) {
    PaymentProvider provider = providers.find(providerName).orElse(null);
    if (provider == null) {
      return new Received.UnknownProvider();
    }
    Received received = receive(provider, request);
    metrics
        .counter("quittance.webhooks.received", "provider", provider.name(), "as", word(received))
        .increment();
    return received;
  }

  private static String word(Received received) {
    return received.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private Received receive(PaymentProvider provider, WebhookRequest request) {
    return switch (provider.webhook(request, clock.instant())) {
      case WebhookAnswer.Genuine genuine -> genuine(provider, genuine.notice());
      case WebhookAnswer.Irrelevant irrelevant -> irrelevant(provider, irrelevant);
      case WebhookAnswer.Malformed malformed ->
          malformed(provider, malformed.eventId(), malformed.why());
      case WebhookAnswer.Forged forged -> forged(provider, forged.why());
    };
  }

  private Received genuine(PaymentProvider provider, ProviderNotice told) {
    if (!InboxNotice.isStorable(told.eventId())
        || !InboxNotice.isStorable(told.name())
        || !InboxNotice.isStorable(told.chargeName())) {
      return malformed(provider, told.eventId(), "an id or a name is too long or none");
    }
    InboxNotice notice =
        new InboxNotice(
            provider.name(),
            told.eventId(),
            told.name(),
            told.chargeName(),
            told.claim() == null ? null : told.claim().name(),
            told.occurredAt());
    try {
      if (inbox.keep(notice)) {
        LOG.info("Webhook {}: {} is {}", told.eventId(), told.name(), told.claim());
      }
      return new Received.Kept(provider.webhookReceipt());
    } catch (BooksUnavailable e) {
      return withoutBooks(provider, notice);
    }
  }

  /** A run that is told keeps it as well as the inbox would. */
  private Received withoutBooks(PaymentProvider provider, InboxNotice notice) {
    NoticeSubject subject = NoticeSubject.of(notice).getFirst();
    boolean kept = isKept(subject, notice);
    LOG.warn(
        "Webhook {}: {} is {}, and the books are away: {}",
        notice.eventId(),
        notice.name(),
        notice.claim(),
        kept ? "the order has it" : "it must come again");
    return kept ? new Received.Kept(provider.webhookReceipt()) : new Received.NotKept();
  }

  private boolean isKept(NoticeSubject subject, InboxNotice notice) {
    if (Pauses.untilNextLook(meanwhile.told(notice)).isPositive()) {
      return false;
    }
    try {
      NoticeHearing hearing = orders.tell(subject.orderId(), subject.command(notice));
      return switch (hearing) {
        case ACCEPTED, SIGNALLED -> {
          meanwhile.remember(notice);
          yield true;
        }
        case KNOWN -> true;
        case TOO_EARLY, GONE -> false;
      };
    } catch (OrdersFault e) {
      return false;
    }
  }

  private Received irrelevant(PaymentProvider provider, WebhookAnswer.Irrelevant irrelevant) {
    if (!InboxNotice.isStorable(irrelevant.eventId())) {
      return malformed(provider, irrelevant.eventId(), "its id is too long or none");
    }
    try {
      inbox.keepIrrelevant(provider.name(), irrelevant.eventId());
      return new Received.Kept(provider.webhookReceipt());
    } catch (BooksUnavailable e) {
      return new Received.NotKept();
    }
  }

  private static Received malformed(PaymentProvider provider, String eventId, String why) {
    LOG.warn("Webhook {} of {} can't be read: {}", eventId, provider.name(), why);
    return new Received.Malformed();
  }

  private static Received forged(PaymentProvider provider, String why) {
    LOG.warn("A webhook to the address of {} was turned away: {}", provider.name(), why);
    return new Received.Forged();
  }
}
