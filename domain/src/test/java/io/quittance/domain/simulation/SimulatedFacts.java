package io.quittance.domain.simulation;

import io.quittance.domain.Fact;
import java.util.List;

/** The facts of an order to which everything happened that can go wrong, for who reads facts. */
public final class SimulatedFacts {

  private SimulatedFacts() {}

  /** Returns all of one schedule's order, the first one first. */
  public static List<Fact> of(long seed) {
    World world = new World(Generator.schedule(seed), new Coverage());
    world.run();
    return List.copyOf(world.shell().facts());
  }
}
