package io.quittance.e2e.bench;

import java.util.List;

/** One way to have orders done, which is measured. */
interface Contender {

  /** What it is called in tables. */
  String name();

  /** What it can do, for which it is measured. */
  List<Flow> flows();

  /**
   * Does one order.
   *
   * @throws AssertionError if anything but success is answered
   */
  Trip play(Flow flow);

  /** Returns the workflow that an order of it is. */
  String workflowId(String orderId);
}
