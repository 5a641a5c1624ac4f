package io.quittance.brokers.shop;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** By RabbitMQ's queues; the shop's own takes every event. */
final class RabbitLine implements Line {

  private static final String EVENTS = "demo-shop.events";
  private static final int PERSISTENT = 2;
  private static final long CONFIRM_MILLIS = 30_000;

  private final Connection connection;
  private final Channel channel;

  RabbitLine(String uri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    connection = factory.newConnection("demo-shop");
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.exchangeDeclare("quittance.events", BuiltinExchangeType.TOPIC, true);
    channel.queueDeclare(EVENTS, true, false, false, Map.of());
    channel.queueBind(EVENTS, "quittance.events", "io.quittance.order.#");
  }

  @Override
  public void send(String orderId, String message) throws Exception {
    channel.basicPublish(
        "",
        "quittance.commands",
        new AMQP.BasicProperties.Builder().deliveryMode(PERSISTENT).build(),
        message.getBytes(StandardCharsets.UTF_8));
    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
  }

  @Override
  public List<String> receive() throws Exception {
    List<String> messages = new ArrayList<>();
    for (String queue : List.of("quittance.replies", EVENTS)) {
      @Nullable GetResponse response = channel.basicGet(queue, true);
      while (response != null) {
        messages.add(new String(response.getBody(), StandardCharsets.UTF_8));
        response = channel.basicGet(queue, true);
      }
    }
    TimeUnit.MILLISECONDS.sleep(50);
    return messages;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
