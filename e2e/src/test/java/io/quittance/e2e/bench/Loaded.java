package io.quittance.e2e.bench;

import java.util.List;

/**
 * What was found on the stack on which the contenders took turns.
 *
 * @param openPerSecond how many customers came a second in the open loop, half of what is possible
 * @param open their orders
 * @param asked how often anybody had to ask again, in words
 * @param rest memory before the first order
 * @param loaded memory after all of it
 */
record Loaded(
    List<Way> ways,
    List<Cost> costs,
    OneCaller oneCaller,
    Loops loops,
    double openPerSecond,
    List<Trip> open,
    Repeats repeats,
    String asked,
    Memory rest,
    Memory loaded) {}
