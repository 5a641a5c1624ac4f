package io.quittance.intake.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.quittance.intake.commands.DeadLetter;
import io.quittance.intake.commands.Incoming;
import io.quittance.intake.commands.Outlet;
import io.quittance.intake.commands.Outlet.Unsent;
import io.quittance.intake.commands.Reason;
import io.quittance.intake.commands.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Answers and dead letters, each to its queue: sent when the broker has confirmed it. */
final class RabbitOutlet {

  private static final long CONFIRM_MILLIS = 10_000;
  private static final int PERSISTENT = 2;
  private static final int ABORT_MILLIS = 2_000;
  private static final Set<String> ROUTES = Set.of("CC", "BCC");

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

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Returns the outlet for a message, whose dead letter keeps its properties. */
  Outlet of(AMQP.BasicProperties given) {
    return new Outlet() {
      @Override
      public void reply(Reply reply) throws Unsent, InterruptedException {
        RabbitOutlet.this.reply(reply);
      }

      @Override
      public void bury(Incoming message, Reason reason) throws Unsent, InterruptedException {
        RabbitOutlet.this.bury(given, message, reason);
      }
    };
  }

  private void reply(Reply reply) throws Unsent, InterruptedException {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .contentType(Reply.CONTENT_TYPE)
            .deliveryMode(PERSISTENT)
            .messageId(reply.id())
            .type(reply.type())
            .build();
    send(settings.replies(), properties, reply.body());
  }

  private void bury(AMQP.BasicProperties given, Incoming message, Reason reason)
      throws Unsent, InterruptedException {
    Map<String, Object> headers = new HashMap<>(DeadLetter.headers(message, reason));
    // The broker would send it there once more.
    headers.keySet().removeAll(ROUTES);
    // Its sender's name is not ours to give, and a dead letter does not expire.
    AMQP.BasicProperties properties =
        given
            .builder()
            .deliveryMode(PERSISTENT)
            .headers(headers)
            .userId(null)
            .expiration(null)
            .build();
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
    } catch (IOException | TimeoutException e) {
      throw new Unsent(e.toString());
    } catch (RuntimeException e) {
      // The channel is closed, or counts a message that was never sent: nothing is confirmed on it
      // any more. All begins anew with the connection.
      channel.getConnection().abort(ABORT_MILLIS);
      throw new Unsent(e.toString());
    }
  }
}
