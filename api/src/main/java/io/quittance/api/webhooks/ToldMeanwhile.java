package io.quittance.api.webhooks;

import io.quittance.store.InboxNotice;
import io.quittance.store.InboxTold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process told orders while the books were away, which else would remember it. */
final class ToldMeanwhile {

  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<String, Looks> looks = new LinkedHashMap<>();

  private record Looks(int times, Instant last) {}

  ToldMeanwhile(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns how often an order had to look for what a notice says. */
  synchronized InboxTold told(InboxNotice notice) {
    Looks known = looks.get(key(notice));
    return known == null
        ? new InboxTold(0, null)
        : new InboxTold(known.times(), Duration.between(known.last(), clock.instant()));
  }

  /** Remembers that an order was told and has to look. */
  synchronized void remember(InboxNotice notice) {
    Looks before = looks.remove(key(notice));
    looks.put(key(notice), new Looks(before == null ? 1 : before.times() + 1, clock.instant()));
    if (looks.size() > MOST) {
      looks.remove(looks.keySet().iterator().next());
    }
  }

  private static String key(InboxNotice notice) {
    return String.join(
        "\n",
        notice.provider(),
        notice.name(),
        notice.chargeName(),
        String.valueOf(notice.claim()));
  }
}
