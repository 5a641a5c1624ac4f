package io.quittance.intake.rabbitmq;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quittance.intake.commands.BackOff;
import io.quittance.intake.commands.Handling;
import io.quittance.intake.commands.Source;
import io.quittance.intake.commands.SourceThread;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands from a queue. A connection that breaks is made anew, and what it left comes again. */
public final class RabbitSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(RabbitSource.class);
  private static final String NO_CONNECTION = "there is no connection";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int HEARTBEAT_SECONDS = 10;

  private final RabbitSettings settings;
  private final Handling handling;
  private final Duration longestPause;
  private final ConnectionFactory connections;
  private volatile boolean stopping;
  private volatile @Nullable String trouble = "it has not been reached yet";
  private final SourceThread thread = new SourceThread();

  /** Takes where, and what is done with each message. */
  public RabbitSource(RabbitSettings settings, Handling handling, Duration longestPause) {
    this.settings = settings;
    this.handling = handling;
    this.longestPause = longestPause;
    this.connections = new ConnectionFactory();
    try {
      connections.setUri(settings.uri());
    } catch (URISyntaxException | GeneralSecurityException | RuntimeException e) {
      // Without the cause, which repeats the URI and the password in it.
      throw new IllegalArgumentException(
          "INTAKE_RABBITMQ_URI is no URI of AMQP: " + e.getClass().getSimpleName());
    }
    connections.setConnectionTimeout(CONNECT_MILLIS);
    connections.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    // Ours begins anew with what was at work, too.
    connections.setAutomaticRecoveryEnabled(false);
    connections.setTopologyRecoveryEnabled(false);
  }

  @Override
  public String name() {
    return "rabbitmq";
  }

  @Override
  public void start() {
    thread.start(name(), this::run);
  }

  private void run() {
    BackOff backOff = new BackOff(longestPause);
    try {
      while (!stopping) {
        try (Connection connection = connections.newConnection("quittance-intake")) {
          Queues.ensure(connection, settings);
          Consumption consumption = Consumption.begin(connection, settings, handling);
          trouble = null;
          long since = System.nanoTime();
          consumption.serve(() -> !stopping);
          if (System.nanoTime() - since > longestPause.toNanos()) {
            backOff.reset();
          }
        } catch (IOException | TimeoutException | AlreadyClosedException e) {
          tell(e);
        } catch (RuntimeException e) {
          LOG.error("no messages come from RabbitMQ; the connection is made anew", e);
        }
        if (!stopping) {
          trouble = NO_CONNECTION;
          backOff.pause(null);
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("interrupted: no more messages are taken from RabbitMQ");
    }
  }

  /** Once for each absence. */
  private void tell(Exception fault) {
    if (!NO_CONNECTION.equals(trouble)) {
      LOG.warn("RabbitMQ is away: {}", fault.toString());
    }
  }

  @Override
  public void stop() {
    stopping = true;
    thread.join();
  }

  @Override
  public @Nullable String trouble() {
    return trouble;
  }
}
