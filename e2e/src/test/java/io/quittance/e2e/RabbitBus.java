package io.quittance.e2e;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** RabbitMQ, as a shop uses it. */
final class RabbitBus implements Bus {

  private static final String EVENTS = "shop.events";
  private static final int PERSISTENT = 2;

  private final Connection connection;
  private final Channel channel;
  private final List<JsonNode> replies = new ArrayList<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final List<Dead> dead = new ArrayList<>();

  RabbitBus(String uri) {
    try {
      connection = connect(uri);
      channel = connection.createChannel();
      channel.confirmSelect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Binds the shop's queue to all events. */
  static void listenToEvents(String uri) {
    try (Connection connection = connect(uri);
        Channel channel = connection.createChannel()) {
      channel.exchangeDeclare("quittance.events", BuiltinExchangeType.TOPIC, true);
      channel.queueDeclare(EVENTS, true, false, false, Map.of());
      channel.queueBind(EVENTS, "quittance.events", "#");
    } catch (IOException | TimeoutException e) {
      throw new AssertionError("RabbitMQ cannot be used", e);
    }
  }

  private static Connection connect(String uri) throws IOException {
    try {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setUri(uri);
      return factory.newConnection("shop");
    } catch (TimeoutException | URISyntaxException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void send(String orderId, List<String> messages) {
    try {
      for (String message : messages) {
        AMQP.BasicProperties properties =
            new AMQP.BasicProperties.Builder().deliveryMode(PERSISTENT).build();
        channel.basicPublish(
            "", "quittance.commands", properties, message.getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie(60_000);
    } catch (IOException | TimeoutException e) {
      throw new AssertionError("RabbitMQ did not take a command", e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private void drain(String queue, Consumer<GetResponse> taking) {
    try {
      GetResponse response = channel.basicGet(queue, true);
      while (response != null) {
        taking.accept(response);
        response = channel.basicGet(queue, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(GetResponse response) {
    return Http.JSON.readTree(response.getBody());
  }

  @Override
  public List<JsonNode> replies() {
    drain("quittance.replies", response -> replies.add(json(response)));
    return List.copyOf(replies);
  }

  @Override
  public List<JsonNode> events() {
    drain(EVENTS, response -> events.add(json(response)));
    return List.copyOf(events);
  }

  @Override
  public List<Dead> dead() {
    drain(
        "quittance.commands.dead",
        response -> {
          Map<String, String> headers = new TreeMap<>();
          response
              .getProps()
              .getHeaders()
              .forEach((name, value) -> headers.put(name, String.valueOf(value)));
          dead.add(new Dead(new String(response.getBody(), StandardCharsets.UTF_8), headers));
        });
    return List.copyOf(dead);
  }

  @Override
  public void close() {
    connection.abort(2_000);
  }

  @Override
  public String toString() {
    return "RabbitMQ";
  }
}
