package io.quittance.providers;

import io.quittance.domain.StatementLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider answered when it was asked for a part of its statement. */
public sealed interface StatementPage {

  /**
   * Lines in the order in which their charges last changed.
   *
   * @param lines possibly fewer than asked for, or none, also when there are more pages
   * @param position where to go on from, also after the last page, when more has changed; null:
   *     from the start
   * @param last whether there is nothing more for now
   */
  record Lines(List<StatementLine> lines, @Nullable String position, boolean last)
      implements StatementPage {

    /** Takes a copy. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /**
   * It did not answer, or not so that it could be understood.
   *
   * @param why in words for a person
   */
  record NoAnswer(String why) implements StatementPage {}
}
