package io.quittance.domain.simulation;

/** Something that must never happen has happened. */
public final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String rule;

  /**
   * Names what is broken.
   *
   * @param rule a short name of the rule, the same for every breach of it
   */
  public Violation(String rule, String how) {
    super(rule + ": " + how);
    this.rule = rule;
  }

  /** Returns the name of the rule. */
  public String rule() {
    return rule;
  }
}
