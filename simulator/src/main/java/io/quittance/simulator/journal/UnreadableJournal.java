package io.quittance.simulator.journal;

/** The fault of a file that cannot be used: its message is one sentence for a person. */
public final class UnreadableJournal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableJournal(String message) {
    super(message);
  }
}
