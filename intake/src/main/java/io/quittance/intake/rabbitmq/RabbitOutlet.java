package io.quittance.intake.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Outlet;
import io.quittance.intake.commands.Reason;
import io.quittance.intake.commands.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Answers and dead letters, each to its queue: sent when the broker has confirmed it. */
final class RabbitOutlet implements Outlet {

  private static final long CONFIRM_MILLIS = 10_000;
  private static final int PERSISTENT = 2;

  private final Channel channel;
  private final RabbitSettings settings;
  private boolean returned;

  RabbitOutlet(Connection connection, RabbitSettings settings) throws IOException {
    this.settings = settings;
    this.channel = connection.createChannel();
    channel.confirmSelect();
    // It comes before the confirmation of the same message.
    channel.addReturnListener(_ -> returned = true);
  }

  @Override
  public void reply(Reply reply) throws Unsent, InterruptedException {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType(Reply.CONTENT_TYPE)
            .deliveryMode(PERSISTENT)
            .messageId(reply.id())
            .type(reply.type())
            .build();
    send(settings.replies(), properties, reply.body());
  }

  @Override
  public void bury(Incoming message, Reason reason) throws Unsent, InterruptedException {
    Map<String, Object> headers = new HashMap<>(message.headers());
    message.origin().forEach((name, value) -> headers.put("quittance-origin-" + name, value));
    headers.put("quittance-code", reason.code());
    headers.put("quittance-message", reason.message());
    String field = reason.field();
    if (field != null) {
      headers.put("quittance-field", field);
    }
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder().deliveryMode(PERSISTENT).headers(headers).build();
    send(settings.dead(), properties, message.body());
  }

  private synchronized void send(String queue, AMQP.BasicProperties properties, byte[] body)
      throws Unsent, InterruptedException {
    try {
      returned = false;
      channel.basicPublish("", queue, true, properties, body);
      boolean taken = channel.waitForConfirms(CONFIRM_MILLIS);
      if (!taken || returned) {
        throw new Unsent(returned ? "there is no queue " + queue : "it was turned down");
      }
    } catch (IOException | TimeoutException | AlreadyClosedException e) {
      throw new Unsent(String.valueOf(e.getMessage()));
    }
  }
}
