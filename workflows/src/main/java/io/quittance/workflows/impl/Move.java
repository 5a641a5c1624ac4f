package io.quittance.workflows.impl;

import io.quittance.domain.Decision;
import io.quittance.domain.Order;
import io.quittance.workflows.contract.FactsToAppend;
import java.time.Instant;
import java.util.List;

/**
 * Something that moved the order: what came in, and the facts that the machine made of it.
 *
 * @param before the order before it
 * @param input what came in
 * @param task the workflow task it came in, by the length of the history then
 * @param entries the facts, as the books take them
 */
record Move(Order before, Input input, long task, List<FactsToAppend.Entry> entries) {

  /** What came in: it can be decided again, on an order that turns out to stand otherwise. */
  sealed interface Input {

    /** A command, or the outcome of a call: something the world said. */
    record Said(Deciding deciding) implements Input {}

    /** A call was begun. */
    record Begun(Deciding deciding) implements Input {}

    /** The machine moved by itself: it will do so again, if it is still due. */
    record Due() implements Input {}
  }

  /** What the machine makes of an input. */
  interface Deciding {
    Decision on(Order order, Instant now);
  }

  /** Takes a copy. */
  Move {
    entries = List.copyOf(entries);
  }
}
