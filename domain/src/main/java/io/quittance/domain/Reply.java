package io.quittance.domain;

import org.jspecify.annotations.Nullable;

/** The machine's answer to a command; it never changes for the same command (rule 12, I5). */
public sealed interface Reply {

  /**
   * The order took the command on.
   *
   * @param reference the attempt or refund it caused or joined; null if none
   */
  record Accepted(@Nullable Reference reference) implements Reply {}

  /** The order already stands where the command would bring it. */
  record Unchanged() implements Reply {}

  /**
   * The order does not do this.
   *
   * @param code why
   * @param field the field that is wrong, by its name in JSON; null if none is
   */
  record Refused(RefusalCode code, @Nullable String field) implements Reply {

    /** Makes a refusal that is not about one field. */
    public Refused(RefusalCode code) {
      this(code, null);
    }
  }
}
