package io.quittance.relay.sinks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * A topic exchange of RabbitMQ; the routing key is the event's type. Taken is what the broker has
 * confirmed and could hand to a queue.
 */
public final class RabbitSink implements Sink {

  /** What becomes of an event that no queue is bound for. */
  public enum Unrouted {
    /** It is told again until one is. */
    KEEP,
    /** Nobody wanted it. */
    DROP
  }

  private static final int CONNECT_MS = 5_000;
  private static final int HEARTBEAT_S = 10;
  private static final long CONFIRM_MS = 15_000;

  private final CachingConnectionFactory connections;
  private final RabbitTemplate template;
  private final TopicExchange exchange;
  private final Unrouted unrouted;
  private final String address;
  private volatile boolean declared;

  /** Connects when it is first told something. */
  public RabbitSink(URI uri, String exchange, Unrouted unrouted) {
    this.exchange = new TopicExchange(exchange, true, false);
    this.unrouted = unrouted;
    address = exchange + " at " + uri.getHost() + ":" + (uri.getPort() < 0 ? 5672 : uri.getPort());
    connections = new CachingConnectionFactory(uri);
    connections.setConnectionTimeout(CONNECT_MS);
    connections.setRequestedHeartBeat(HEARTBEAT_S);
    connections.setPublisherConfirmType(ConfirmType.CORRELATED);
    connections.setPublisherReturns(true);
    connections.setConnectionNameStrategy(_ -> "quittance-relay");
    template = new RabbitTemplate(connections);
    template.setMandatory(true);
  }

  @Override
  public String name() {
    return "rabbitmq";
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public List<Answer> tell(List<io.quittance.relay.sinks.Message> messages) {
    List<CorrelationData> sent = new ArrayList<>();
    Answer.Away away = null;
    try {
      declare();
      for (io.quittance.relay.sinks.Message message : messages) {
        CorrelationData confirm = new CorrelationData(message.id());
        template.send(exchange.getName(), message.type(), wire(message), confirm);
        sent.add(confirm);
      }
    } catch (AmqpException e) {
      away = new Answer.Away(cause(e));
    }
    List<Answer> answers = answers(messages.size(), sent, away);
    if (answers.stream().anyMatch(Answer.Away.class::isInstance)) {
      // Perhaps it was made anew, and the exchange is not there.
      declared = false;
    }
    return answers;
  }

  private List<Answer> answers(
      int messages, List<CorrelationData> sent, Answer.@Nullable Away otherwise) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONFIRM_MS);
    List<Answer> answers = new ArrayList<>();
    for (CorrelationData confirm : sent) {
      answers.add(answer(confirm, end));
    }
    while (answers.size() < messages) {
      answers.add(otherwise == null ? new Answer.Away("not sent") : otherwise);
    }
    return answers;
  }

  /** A message that was returned is confirmed all the same, after it. */
  private Answer answer(CorrelationData sent, long end) {
    try {
      CorrelationData.Confirm confirm =
          sent.getFuture().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (!confirm.ack()) {
        return new Answer.Away("the broker did not take it: " + confirm.reason());
      }
      if (sent.getReturned() != null && unrouted == Unrouted.KEEP) {
        return new Answer.Unwanted(
            "no queue is bound to "
                + exchange.getName()
                + " for "
                + sent.getReturned().getRoutingKey());
      }
      return new Answer.Taken();
    } catch (TimeoutException e) {
      return new Answer.Away("the broker did not confirm it in time");
    } catch (ExecutionException e) {
      return new Answer.Away(cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Away("interrupted");
    }
  }

  private static Message wire(io.quittance.relay.sinks.Message message) {
    return MessageBuilder.withBody(message.body())
        .setContentType(io.quittance.relay.sinks.Message.CONTENT_TYPE)
        .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
        .setMessageId(message.id())
        .setType(message.type())
        .build();
  }

  private void declare() {
    if (!declared) {
      new RabbitAdmin(template).declareExchange(exchange);
      declared = true;
    }
  }

  private static String cause(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
