package io.quittance.providers;

import io.quittance.domain.Money;
import io.quittance.domain.NoticeClaim;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one of its charges or refunds: a reason to look, not a truth (rule 7).
 *
 * @param eventId the provider's id of the event, the same however often it is sent
 * @param claim what has become of it; null: something has that the adapter has no word for, so that
 *     only a look can tell
 * @param chargeName the name under which the provider knows the charge, for a refund the one whose
 *     money it returns: ours, unless no order asked for it
 * @param refundName the same of the refund; null if this is about the charge itself
 * @param amount of a charge what was taken, or is reserved or asked for, of a refund what goes
 *     back; null if it was not told
 * @param returned of a charge, what of it was returned in all; null if it was not told
 * @param occurredAt when it happened, by the provider's clock
 */
public record ProviderNotice(
    String provider,
    String eventId,
    @Nullable NoticeClaim claim,
    String chargeName,
    @Nullable String refundName,
    @Nullable Money amount,
    @Nullable Money returned,
    Instant occurredAt) {

  /** Returns the name under which the provider knows what this is about. */
  public String name() {
    return Objects.requireNonNullElse(refundName, chargeName);
  }

  /** Returns whether this is about a refund. */
  public boolean isOfRefund() {
    return refundName != null;
  }
}
