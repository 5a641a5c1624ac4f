package io.quittance.e2e.chaos;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;

/** Hears all that a durable queue of RabbitMQ was given since it was bound. */
final class RabbitHearer implements Hearer {

  private static final String EXCHANGE = "quittance.events";
  private static final String QUEUE = "chaos";

  private final ConnectionFactory connections = new ConnectionFactory();

  /** Binds the queue: from now on it keeps every event. */
  RabbitHearer(String uri) throws Exception {
    connections.setUri(uri);
    try (Connection connection = connections.newConnection();
        Channel channel = connection.createChannel()) {
      channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, true);
      channel.queueDeclare(QUEUE, true, false, false, null);
      channel.queueBind(QUEUE, EXCHANGE, "#");
    }
  }

  @Override
  public Rebuilt hear() throws Exception {
    Rebuilt rebuilt = new Rebuilt("RabbitMQ");
    try (Connection connection = connections.newConnection();
        Channel channel = connection.createChannel()) {
      for (GetResponse got = channel.basicGet(QUEUE, true);
          got != null;
          got = channel.basicGet(QUEUE, true)) {
        Hearer.tell(rebuilt, new String(got.getBody(), StandardCharsets.UTF_8));
      }
    }
    return rebuilt;
  }
}
