package io.quittance.relay.lanes;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** The ways to all sinks: begun and stopped with the process, all of them at once. */
public final class Lanes implements SmartLifecycle {

  private final List<Lane> lanes;
  private volatile boolean running;

  /** Takes a way for each sink. */
  public Lanes(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /** Returns each way. */
  public List<Lane> all() {
    return lanes;
  }

  @Override
  public void start() {
    running = true;
    lanes.forEach(Lane::start);
  }

  @Override
  public void stop() {
    List<Thread> stopping = new ArrayList<>();
    for (Lane lane : lanes) {
      stopping.add(Thread.ofPlatform().name("stop " + lane.sink()).start(lane::stop));
    }
    try {
      for (Thread thread : stopping) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
