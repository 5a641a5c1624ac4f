package io.quittance.activities;

import com.google.common.util.concurrent.RateLimiter;
import io.quittance.domain.StatementLine;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.Providers;
import io.quittance.providers.StatementPage;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationProgress.ListPlace;
import io.quittance.workflows.contract.ReconciliationProgress.Part;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the providers' lists of charges. The next reconciliation goes on where this one ends,
 * unless a charge could not be decided: then before the page with the first such charge.
 */
final class ChargePages {

  private static final int MOST_CHARGES = 100;

  private final Providers providers;
  private final ListedCharges charges;
  private final RateLimiter calls;

  ChargePages(Providers providers, ListedCharges charges, RateLimiter calls) {
    this.providers = providers;
    this.charges = charges;
    this.calls = calls;
  }

  ReconciliationProgress page(ReconciliationProgress progress, Runnable pulse) {
    ListPlace place = progress.list();
    if (place.provider() == null) {
      return startOf(providers.all().getFirst().name(), progress);
    }
    PaymentProvider provider = providers.find(place.provider()).orElseThrow();
    calls.acquire();
    StatementPage page = provider.statements(place.position(), MOST_CHARGES);
    return switch (page) {
      case StatementPage.NoAnswer p -> throw ActivityFailures.noStatement(provider.name(), p.why());
      case StatementPage.Lines p -> compared(progress, provider, p, pulse);
    };
  }

  private ReconciliationProgress compared(
      ReconciliationProgress progress,
      PaymentProvider provider,
      StatementPage.Lines page,
      Runnable pulse) {
    int undecided = 0;
    for (StatementLine line : page.lines()) {
      pulse.run();
      if (!charges.compare(progress.id(), provider, line)) {
        undecided++;
      }
    }
    ReconciliationProgress next =
        progress.withCharges(
            after(progress.list(), page.position(), undecided > 0), page.lines().size(), undecided);
    return page.last() ? followingList(next, provider.name()) : next;
  }

  private static ListPlace after(ListPlace place, @Nullable String position, boolean undecided) {
    boolean heldBack = place.heldBack() || undecided;
    SortedMap<String, String> starts = new TreeMap<>(place.starts());
    if (!heldBack && position != null) {
      starts.put(String.valueOf(place.provider()), position);
    }
    return new ListPlace(place.provider(), position, heldBack, starts);
  }

  private ReconciliationProgress followingList(ReconciliationProgress progress, String provider) {
    List<String> names = providers.all().stream().map(PaymentProvider::name).toList();
    int next = names.indexOf(provider) + 1;
    return next == names.size() ? progress.in(Part.DONE) : startOf(names.get(next), progress);
  }

  private static ReconciliationProgress startOf(String provider, ReconciliationProgress progress) {
    SortedMap<String, String> starts = progress.list().starts();
    return progress.withCharges(new ListPlace(provider, starts.get(provider), false, starts), 0, 0);
  }
}
