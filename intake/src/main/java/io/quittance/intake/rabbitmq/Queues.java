package io.quittance.intake.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The queues. One that is there is used as it is. */
final class Queues {

  private Queues() {}

  static void ensure(Connection connection, RabbitSettings settings)
      throws IOException, TimeoutException {
    // Of several intakes one reads, so that what was sent in an order is handled in it.
    ensure(connection, settings.queue(), Map.of("x-single-active-consumer", true));
    ensure(connection, settings.dead(), Map.of());
    ensure(connection, settings.replies(), Map.of());
  }

  private static void ensure(Connection connection, String queue, Map<String, Object> arguments)
      throws IOException, TimeoutException {
    if (!isThere(connection, queue)) {
      Channel channel = connection.createChannel();
      channel.queueDeclare(queue, true, false, false, arguments);
      channel.close();
    }
  }

  private static boolean isThere(Connection connection, String queue)
      throws IOException, TimeoutException {
    Channel channel = connection.createChannel();
    try {
      channel.queueDeclarePassive(queue);
    } catch (IOException e) {
      // The answer is the end of the channel.
      return false;
    }
    channel.close();
    return true;
  }
}
