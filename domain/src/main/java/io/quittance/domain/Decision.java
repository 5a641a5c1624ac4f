package io.quittance.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine decided: facts to record, and for a command its answer.
 *
 * @param facts in the order in which they happened; the caller evolves the order by each of them
 * @param reply the answer; null unless a command was decided
 */
public record Decision(List<Fact> facts, @Nullable Reply reply) {

  /** Takes a copy of the list. */
  public Decision {
    facts = List.copyOf(facts);
  }

  static Decision of(List<Fact> facts) {
    return new Decision(facts, null);
  }

  static Decision nothing() {
    return new Decision(List.of(), null);
  }
}
