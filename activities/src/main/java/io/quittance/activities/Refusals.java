package io.quittance.activities;

import io.quittance.domain.Review;
import io.quittance.store.Store;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts that the books refuse. The order asks a person by a fact of its own, but that one can't be
 * written either: so its row asks.
 */
final class Refusals {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final JsonMapper JSON = OrderDataConverter.mapper();
  private static final String KIND = Review.Kind.BOOKS_REFUSED.name();

  private Refusals() {}

  static void show(Store store, FactsToAppend facts, String evidence) {
    OrderView view = facts.view();
    log.error("The books refuse facts of order {}: {}", facts.orderId(), evidence);
    OrderView.ReviewView review =
        new OrderView.ReviewView(KIND, null, view.amount(), view.updatedAt(), evidence, List.of());
    try {
      store.orders().ask(facts.orderId(), KIND, JSON.writeValueAsString(review));
    } catch (RuntimeException e) {
      log.warn("The row of order {} can't say so", facts.orderId(), e);
    }
  }
}
