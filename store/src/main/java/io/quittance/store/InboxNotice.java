package io.quittance.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one of its charges or refunds, for the inbox.
 *
 * @param eventId the provider's id of the event, the same however often it is sent
 * @param name the name under which the provider knows what this is about
 * @param chargeName the same of the charge; for a refund, of the one whose money goes back
 * @param claim what it says has become of that; null: it has no word for it
 * @param occurredAt when, by the provider's clock
 */
public record InboxNotice(
    String provider,
    String eventId,
    String name,
    String chargeName,
    @Nullable String claim,
    Instant occurredAt) {

  /** How long an id or a name may be, in characters. */
  public static final int LONGEST = 255;

  /** Returns whether an id or a name can be kept. */
  public static boolean isStorable(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.indexOf('\0') < 0;
  }
}
