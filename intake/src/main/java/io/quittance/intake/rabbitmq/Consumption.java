package io.quittance.intake.rabbitmq;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import io.quittance.intake.commands.Chains;
import io.quittance.intake.commands.CommandReader;
import io.quittance.intake.commands.Handling;
import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection takes from the queue, up to the prefetch at once. A message is acknowledged
 * when it is handled and never given back: one that has to wait waits here, so nothing of its order
 * passes it and nothing goes round in circles.
 */
final class Consumption {

  private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);
  private static final long LOOK_MILLIS = 50;
  private static final Duration QUIET = Duration.ofSeconds(8);

  private final Channel channel;
  private final RabbitSettings settings;
  private final Handling handling;
  private final RabbitOutlet outlet;
  private final CommandReader reader = new CommandReader();
  private final Chains chains = new Chains();
  private final Set<CompletableFuture<Void>> atWork = ConcurrentHashMap.newKeySet();
  private volatile boolean left;

  private Consumption(
      Channel channel, RabbitSettings settings, Handling handling, RabbitOutlet outlet) {
    this.channel = channel;
    this.settings = settings;
    this.handling = handling;
    this.outlet = outlet;
  }

  static Consumption begin(Connection connection, RabbitSettings settings, Handling handling)
      throws IOException {
    Channel channel = connection.createChannel();
    channel.basicQos(settings.prefetch());
    Consumption consumption =
        new Consumption(channel, settings, handling, new RabbitOutlet(connection, settings));
    channel.basicConsume(
        settings.queue(),
        false,
        (_, delivery) -> consumption.take(delivery),
        _ -> consumption.left = true);
    return consumption;
  }

  private void take(Delivery delivery) {
    Incoming message = incoming(delivery);
    Reading reading = reader.read(message);
    CompletableFuture<Void> work =
        chains.add(
            reading.orderId(),
            () -> {
              handling.handle(message, reading, outlet.of(delivery.getProperties()), this::goesOn);
              acknowledge(delivery.getEnvelope().getDeliveryTag());
            });
    atWork.add(work);
    work.whenComplete(
        (_, fault) -> {
          atWork.remove(work);
          endOver(fault);
        });
  }

  private boolean goesOn() {
    return !left && channel.isOpen() && outlet.isOpen();
  }

  /** What was not handled to its end is not acknowledged either: it comes again by a new one. */
  private void endOver(@Nullable Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    if (cause != null && !(cause instanceof Handling.Abandoned) && !left) {
      LOG.error("a message cannot be handled; the connection is made anew", cause);
      left = true;
    }
  }

  private Incoming incoming(Delivery delivery) {
    SortedMap<String, String> headers = new TreeMap<>();
    @Nullable Map<String, Object> given = delivery.getProperties().getHeaders();
    if (given != null) {
      given.forEach((name, value) -> headers.put(name, String.valueOf(value)));
    }
    SortedMap<String, String> origin = new TreeMap<>(Map.of("queue", settings.queue()));
    @Nullable String id = delivery.getProperties().getMessageId();
    if (id != null) {
      origin.put("message", id);
    }
    return new Incoming(delivery.getBody(), headers, origin);
  }

  private void acknowledge(long tag) {
    synchronized (channel) {
      try {
        channel.basicAck(tag, false);
      } catch (IOException | AlreadyClosedException e) {
        // It comes again, and is then known by its command id.
        LOG.warn("a message is not acknowledged: {}", e.toString());
      }
    }
  }

  /** Returns when it is to end or the broker is gone; what is begun has then ended. */
  void serve(BooleanSupplier goesOn) throws InterruptedException {
    try {
      while (goesOn.getAsBoolean() && goesOn()) {
        Thread.sleep(LOOK_MILLIS);
      }
    } finally {
      left = true;
      long end = System.nanoTime() + QUIET.toNanos();
      while (!atWork.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }
}
