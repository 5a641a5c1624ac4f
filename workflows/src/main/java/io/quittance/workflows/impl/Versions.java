package io.quittance.workflows.impl;

import io.temporal.workflow.Workflow;

/**
 * The version flags of the order workflow: every change that makes a recorded history replay
 * differently gets a named flag here, and a method that says whether it is on.
 *
 * <p>A flag's {@code Workflow.getVersion} is called in {@link #readAll}, at the start of a run and
 * nowhere else: asked for later, in a task that also answers an update, the marker can't be
 * replayed (sdk-java#2796). The test environment always answers with the newest version, so the
 * branch of an old one is tested by its recorded history only.
 */
final class Versions {

  /**
   * 1: a run writes its facts into the books, by local activities. 2: a run that takes an order up
   * shows its every status. One flag, since each flag costs each order an event.
   */
  private static final String BOOKS = "books";

  private final int books;

  private Versions(int books) {
    this.books = books;
  }

  /** Reads every flag, once, at the start of a run. */
  static Versions readAll() {
    return new Versions(Workflow.getVersion(BOOKS, Workflow.DEFAULT_VERSION, 2));
  }

  /** Returns whether the run keeps books. */
  boolean keepsBooks() {
    return books >= 1;
  }

  /** Returns whether a run that takes an order up shows where it stands from the start. */
  boolean showsWhatItTakesUp() {
    return books >= 2;
  }
}
