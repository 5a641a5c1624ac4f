package io.quittance.intake.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quittance.brokers.BrokerProcess;
import io.quittance.intake.commands.Outlet;
import io.quittance.intake.commands.Reply;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** After a message that the channel did not survive, the connection is made anew. */
@Timeout(120)
class RabbitOutletTest {

  private static final AMQP.BasicProperties NONE = new AMQP.BasicProperties();

  @TempDir private static Path folder = Path.of("");
  private static BrokerProcess rabbit = BrokerProcess.rabbitmq(folder);

  @BeforeAll
  static void startRabbit() {
    rabbit = BrokerProcess.rabbitmq(folder).start();
  }

  @AfterAll
  static void stopRabbit() {
    rabbit.close();
  }

  @Test
  void what_the_client_cannot_write_ends_the_connection() throws Exception {
    Connection connection = connect();
    try {
      RabbitOutlet outlet = new RabbitOutlet(connection, settings(connection));
      assertEnds(connection, outlet, "x".repeat(256));
    } finally {
      connection.abort();
    }
  }

  @Test
  void a_channel_that_was_closed_alone_ends_the_connection() throws Exception {
    Connection connection = connect();
    try {
      List<Channel> channels = new ArrayList<>();
      RabbitOutlet outlet = new RabbitOutlet(noting(connection, channels), settings(connection));
      outlet.of(NONE).reply(reply("m-1"));
      assertThatThrownBy(() -> channels.getFirst().exchangeDeclarePassive("none"))
          .isInstanceOf(IOException.class);
      assertThat(connection.isOpen()).isTrue();
      assertThat(outlet.isOpen()).isFalse();
      assertEnds(connection, outlet, "m-2");
    } finally {
      connection.abort();
    }
  }

  private static void assertEnds(Connection connection, RabbitOutlet outlet, String id) {
    assertThatThrownBy(() -> outlet.of(NONE).reply(reply(id))).isInstanceOf(Outlet.Unsent.class);
    assertThat(connection.isOpen()).isFalse();
    assertThat(outlet.isOpen()).isFalse();
  }

  private static Reply reply(String id) {
    return new Reply(id, "type", "key", new byte[] {1});
  }

  private static RabbitSettings settings(Connection connection) throws IOException {
    connection.createChannel().queueDeclare("replies", false, false, true, Map.of());
    return new RabbitSettings("", "commands", "dead", "replies", 1);
  }

  private static Connection connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(rabbit.address());
    factory.setAutomaticRecoveryEnabled(false);
    return factory.newConnection();
  }

  /** The connection, which notes the channels that it makes. */
  private static Connection noting(Connection connection, List<Channel> channels) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              Object made = method.invoke(connection, arguments);
              if (made instanceof Channel channel) {
                channels.add(channel);
              }
              return made;
            });
  }
}
