package io.quittance.e2e.races;

/** The machine was too slow for the moments of an ordering: it is played again. */
final class TooLate extends Exception {

  private static final long serialVersionUID = 1;

  TooLate(String what) {
    super(what);
  }
}
