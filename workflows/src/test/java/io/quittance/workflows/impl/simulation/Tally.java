package io.quittance.workflows.impl.simulation;

/**
 * How much was done.
 *
 * @param tasks workflow tasks, each of them a replay of the run from its beginning
 * @param reopened runs that took up an order that had ended
 * @param lostTasks tasks that were done and never heard of
 * @param lostCalls calls that were made and never came back
 * @param spared notices that an order was not told, since the books had them
 */
record Tally(
    int schedules,
    int tasks,
    int runs,
    int reopened,
    int lostTasks,
    int lostCalls,
    int spared,
    int facts) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

  static Tally of(OrderInEngine order) {
    int runs = order.runs().size();
    return new Tally(
        1,
        order.worker.tasks(),
        runs,
        Math.max(0, runs - 1),
        order.worker.lostTasks(),
        order.worker.lostCalls(),
        order.spared(),
        order.books.isBegun() ? order.books.facts().size() : 0);
  }

  Tally plus(Tally other) {
    return new Tally(
        schedules + other.schedules,
        tasks + other.tasks,
        runs + other.runs,
        reopened + other.reopened,
        lostTasks + other.lostTasks,
        lostCalls + other.lostCalls,
        spared + other.spared,
        facts + other.facts);
  }
}
