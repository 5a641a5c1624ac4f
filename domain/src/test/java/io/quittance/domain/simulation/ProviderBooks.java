package io.quittance.domain.simulation;

import io.quittance.domain.NoticeClaim;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the modelled provider has written down, and what it is about to do. */
final class ProviderBooks {

  final Setup setup;
  final Map<String, ModelCharge> charges = new LinkedHashMap<>();
  final Map<String, ModelRefund> refunds = new LinkedHashMap<>();
  final Effects effects = new Effects();
  final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
  final List<String> breaches = new ArrayList<>();
  private final BiConsumer<String, NoticeClaim> listener;

  ProviderBooks(Setup setup, BiConsumer<String, NoticeClaim> listener) {
    this.setup = setup;
    this.listener = listener;
  }

  /** Notes that a reference was executed before, and is not recognised any more. */
  void executedTwice(String name) {
    breaches.add(name + " was sent again when the provider had forgotten it");
  }

  /** Returns whether what was executed then is still missing from a look-up that lags behind. */
  boolean isHidden(long executedAt, Manner manner, long now) {
    boolean hidden =
        manner.verdict() == Manner.Verdict.BLIND && now < executedAt + ModelProvider.LAG;
    if (hidden) {
      troubles.add(Trouble.WRONG_ANSWER);
    }
    return hidden;
  }

  void told(String name, NoticeClaim claim) {
    listener.accept(name, claim);
  }

  void told(ModelCharge charge) {
    told(
        charge.name,
        switch (charge.standing) {
          case OPEN -> NoticeClaim.PENDING;
          case AUTHORIZED -> NoticeClaim.AUTHORIZED;
          case CAPTURED -> charge.disputed ? NoticeClaim.DISPUTED : NoticeClaim.CAPTURED;
          case DECLINED -> NoticeClaim.DECLINED;
          case CLOSED -> NoticeClaim.CLOSED;
        });
  }

  void told(ModelRefund refund) {
    told(
        refund.name,
        switch (refund.standing) {
          case PENDING -> NoticeClaim.REFUND_PENDING;
          case SUCCEEDED -> NoticeClaim.REFUNDED;
          case FAILED -> NoticeClaim.REFUND_FAILED;
        });
  }
}
