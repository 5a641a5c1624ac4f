package io.quittance.domain;

/** What a provider answered when it was asked for one line of its statement. */
public sealed interface StatementAnswer {

  /** Returns the name under which the provider knows the charge, as it was asked for. */
  String reference();

  /** It told. */
  record Told(StatementLine line) implements StatementAnswer {
    @Override
    public String reference() {
      return line.reference();
    }
  }

  /** It has never seen the charge. */
  record NeverSeen(String reference) implements StatementAnswer {}

  /**
   * It did not answer.
   *
   * @param why in words for a person
   */
  record NoAnswer(String reference, String why) implements StatementAnswer {}
}
