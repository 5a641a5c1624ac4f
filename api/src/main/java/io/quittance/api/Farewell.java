package io.quittance.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time between the end of readiness and the end of listening: whoever sends requests here sees
 * the one at his next look, and is served until then.
 */
@Component
final class Farewell implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  private final Duration delay;
  private volatile boolean running;

  Farewell(@Value("${SHUTDOWN_DELAY:PT5S}") Duration delay) {
    this.delay = delay;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Comes before the web server's own: the highest phase is stopped first. */
  @Override
  public void stop() {
    running = false;
    LOG.info("Not ready any more; serving for {} yet", delay);
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
