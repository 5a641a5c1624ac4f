package io.quittance.intake;

import io.quittance.intake.commands.Source;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * The brokers that are switched on. They are stopped before the web server is, so that health tells
 * of it.
 */
final class Sources implements SmartLifecycle {

  private final List<Source> all;
  private volatile boolean running;

  Sources(List<Source> all) {
    this.all = List.copyOf(all);
  }

  List<Source> all() {
    return all;
  }

  @Override
  public void start() {
    running = true;
    all.forEach(Source::start);
  }

  @Override
  public void stop() {
    running = false;
    List<Thread> stopping =
        all.stream().map(source -> Thread.ofVirtual().start(source::stop)).toList();
    try {
      for (Thread one : stopping) {
        one.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
