package io.quittance.e2e.bench;

/** What is done with one order. */
enum Flow {
  /** The least that the engine is good for: a workflow that calls one activity, and ends. */
  BARE("one activity"),
  /** The order is placed and paid, and stays open, as a paid order does until it is fulfilled. */
  PAY("place, pay"),
  /** It is placed, paid, and cancelled, which returns the money and ends it. */
  REFUND("place, pay, cancel with refund");

  final String words;

  Flow(String words) {
    this.words = words;
  }
}
