package io.quittance.relay;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a durable queue that is bound to an exchange, over a connection of its own each time. */
final class RabbitReader {

  private final ConnectionFactory connections = new ConnectionFactory();
  private final String exchange;
  private final String queue;
  private final Witness witness = new Witness();
  private final List<String> routed = new ArrayList<>();
  private @Nullable GetResponse last;

  RabbitReader(String uri, String exchange, String queue) throws Exception {
    connections.setUri(uri);
    this.exchange = exchange;
    this.queue = queue;
  }

  RabbitReader bind(String routingKey) throws Exception {
    try (Connection connection = connections.newConnection();
        Channel channel = connection.createChannel()) {
      channel.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
      channel.queueDeclare(queue, true, false, false, null);
      channel.queueBind(queue, exchange, routingKey);
    }
    return this;
  }

  void removeExchange() throws Exception {
    try (Connection connection = connections.newConnection();
        Channel channel = connection.createChannel()) {
      channel.exchangeDelete(exchange);
    }
  }

  /** Reads what is there, and returns what it has heard so far. */
  Witness read() throws Exception {
    try (Connection connection = connections.newConnection();
        Channel channel = connection.createChannel()) {
      for (GetResponse got = channel.basicGet(queue, true);
          got != null;
          got = channel.basicGet(queue, true)) {
        witness.hears(new String(got.getBody(), StandardCharsets.UTF_8));
        routed.add(got.getEnvelope().getRoutingKey());
        last = got;
      }
    }
    return witness;
  }

  /** Returns the routing keys of all that was read. */
  List<String> routed() {
    return routed;
  }

  @Nullable GetResponse last() {
    return last;
  }
}
