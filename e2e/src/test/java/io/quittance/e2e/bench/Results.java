package io.quittance.e2e.bench;

import java.util.List;

/**
 * All that one run has found.
 *
 * @param openPerSecond how many customers came a second in the open loop, half of what is possible
 * @param open their orders
 * @param rest memory before the first order
 * @param loaded memory after the loops
 * @param end memory at the end
 */
record Results(
    Plan plan,
    List<Way> ways,
    List<Cost> costs,
    OneCaller oneCaller,
    Loops loops,
    double openPerSecond,
    List<Trip> open,
    Repeats repeats,
    OpenOrders openOrders,
    LateWorker late,
    Memory rest,
    Memory loaded,
    Memory end,
    Starts starts) {}
