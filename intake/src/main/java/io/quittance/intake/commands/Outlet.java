package io.quittance.intake.commands;

/** Where answers and dead letters go: to the broker that the message came from. */
public interface Outlet {

  /**
   * Sends an answer, and returns when the broker has it, or has said that it never takes one like
   * it.
   */
  void reply(Reply reply) throws Unsent, InterruptedException;

  /** Puts a message aside as it came, with the reason, and returns when the broker has it. */
  void bury(Incoming message, Reason reason) throws Unsent, InterruptedException;

  /** The broker has not confirmed it. */
  class Unsent extends Exception {

    private static final long serialVersionUID = 1L;

    /** Takes why. */
    public Unsent(String why) {
      super(why);
    }
  }
}
