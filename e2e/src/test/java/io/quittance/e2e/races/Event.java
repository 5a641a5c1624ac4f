package io.quittance.e2e.races;

/** What happens in a race, each at a moment of the table's choosing. */
enum Event {
  /** The customer pays: the charge is sent. */
  PAY("pay"),
  /** The provider executes the charge. */
  EFFECT("ok"),
  /** Its answer reaches whoever sent the charge. */
  ANSWER("answer"),
  /** Whoever sent the charge gives up waiting for an answer. */
  TIMEOUT("timeout"),
  /** The provider's notice of what became of the charge. */
  NOTICE("notice"),
  /** The same notice again. */
  REPEAT("again"),
  /** The customer cancels. */
  CANCEL("cancel"),
  /** The time to pay is over. */
  EXPIRY("expiry"),
  /** The process that handles the order is killed, and started again. */
  CRASH("crash");

  private final String word;

  Event(String word) {
    this.word = word;
  }

  String word(Outcome outcome) {
    return this == EFFECT ? outcome.effect() : word;
  }
}
