package io.quittance.e2e.races;

/**
 * The end of a thread whose process was killed: nothing catches it, so nothing is done after it.
 */
final class Killed extends Error {

  private static final long serialVersionUID = 1;
}
