package io.quittance.bench.orders;

import io.quittance.activities.BookMapping;
import io.quittance.store.Append;
import io.quittance.store.Claim;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.StartOrder;
import java.time.Instant;

/** One order as the books take it. */
record GeneratedOrder(Claim claim, Append append) {

  /** Returns an order of a plan, by its number from 1. */
  static GeneratedOrder of(Plan plan, Assortment assortment, int number) {
    Chance chance = new Chance(plan.seed(), number);
    Story story = Story.by(chance);
    StartOrder start = assortment.order(plan.id(number), story.capture(), chance);
    Instant placedAt = plan.placedAt(number, chance);
    Plot plot = new Plot(placedAt, start.amount().currency());
    story.tell(plot, chance, start.amount().value());
    FactsToAppend facts =
        OrderPlay.of(start, plot, placedAt, new Provider(story.behaviour()), chance, plan.until());
    return new GeneratedOrder(BookMapping.claim(facts), BookMapping.append(facts));
  }
}
