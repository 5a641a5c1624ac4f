package io.quittance.worker;

import io.grpc.StatusRuntimeException;
import io.quittance.workflows.contract.EngineConnection;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts polling once the engine answers, however long that takes, and on the way down lets what is
 * being done be finished.
 */
@Component
class WorkerLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkerLifecycle.class);
  private static final long PAUSE_MILLIS = 200;

  /** Longer than the longest call of an activity. */
  private static final long DRAIN_SECONDS = 20;

  private final WorkerFactory factory;
  private final EngineProbe probe;
  private final SearchAttributeRegistration searchAttributes;
  private final EngineConnection connection;
  private final Thread starter = new Thread(this::startWhenTheEngineAnswers, "worker-starter");
  private volatile boolean polling;

  WorkerLifecycle(
      WorkerFactory factory,
      EngineProbe probe,
      SearchAttributeRegistration searchAttributes,
      EngineConnection connection) {
    this.factory = factory;
    this.probe = probe;
    this.searchAttributes = searchAttributes;
    this.connection = connection;
  }

  /** Returns whether the worker takes on work. */
  boolean isPolling() {
    return polling;
  }

  @Override
  public void start() {
    starter.setDaemon(true);
    starter.start();
  }

  private void startWhenTheEngineAnswers() {
    try {
      awaitEngine();
      searchAttributes.ensure();
      factory.start();
      polling = true;
      log.info("Polling for orders at {}", connection.address());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A worker that can't poll is of no use, and whoever started it can start it again.
      log.error("The worker can't start", e);
      System.exit(1);
    }
  }

  private void awaitEngine() throws InterruptedException {
    boolean said = false;
    while (true) {
      try {
        probe.check();
        return;
      } catch (StatusRuntimeException e) {
        if (!said) {
          log.warn("Waiting for the engine at {}: {}", connection.address(), e.getStatus());
          said = true;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  @Override
  public void stop() {
    polling = false;
    starter.interrupt();
    log.info("Taking on no more, finishing what is being done");
    factory.shutdown();
    factory.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
    if (!factory.isTerminated()) {
      log.warn("Not all was finished in {} s; another worker looks it up", DRAIN_SECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return starter.isAlive() || polling;
  }
}
