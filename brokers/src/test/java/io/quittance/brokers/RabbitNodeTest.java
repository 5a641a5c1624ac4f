package io.quittance.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RabbitMQ keeps what it confirmed, and leaves nothing running. */
@Timeout(240)
class RabbitNodeTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void messages_survive_kill_9_and_a_stop() throws Exception {
    try (BrokerProcess rabbit = BrokerProcess.rabbitmq(folder).start()) {
      send(rabbit, "one");
      rabbit.kill();
      rabbit.start();
      send(rabbit, "two");
      assertThat(rabbit.stop()).isZero();
      assertThat(rabbit.said().lines()).endsWith("RabbitMQ stopped.");
      rabbit.start();
      assertThat(read(rabbit)).isEqualTo("one");
      assertThat(read(rabbit)).isEqualTo("two");
    }
  }

  @Test
  void kill_9_of_the_process_alone_ends_the_server_and_its_register_too() {
    try (BrokerProcess rabbit = BrokerProcess.rabbitmq(folder).start()) {
      List<ProcessHandle> all = rabbit.everyProcess();
      assertThat(all).hasSizeGreaterThan(3);
      all.getFirst().destroyForcibly();
      BrokerProcess.awaitNone(all);
    }
  }

  @Test
  void a_server_that_dies_takes_the_process_with_it() {
    try (BrokerProcess rabbit = BrokerProcess.rabbitmq(folder).start()) {
      List<ProcessHandle> all = rabbit.everyProcess();
      program(all, "beam.smp").destroyForcibly();
      assertThat(rabbit.awaitEnd()).isEqualTo(1);
      assertThat(rabbit.said()).contains("RabbitMQ ended by itself (exit status 137).");
      BrokerProcess.awaitNone(all);
    }
  }

  @Test
  void everything_listens_on_loopback_and_the_cookie_is_its_owners_alone() throws Exception {
    try (BrokerProcess rabbit = BrokerProcess.rabbitmq(folder).start()) {
      assertThat(rabbit.everyProcess()).isNotEmpty();
      Path cookie = folder.resolve("rabbitmq/.erlang.cookie");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cookie)))
          .matches("r.-------");
      for (String port : rabbit.ports()) {
        assertThat(listenersElsewhere(Integer.parseInt(port))).isEmpty();
      }
    }
  }

  @Test
  void a_busy_port_is_named_in_one_line() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String variable : List.of("RABBITMQ_PORT", "RABBITMQ_DIST_PORT", "RABBITMQ_EPMD_PORT")) {
        assertThat(refusal(Map.of(variable, "" + busy.getLocalPort())))
            .startsWith("Port " + busy.getLocalPort() + " of 127.0.0.1 cannot be used")
            .endsWith("set " + variable + " to a free one.");
      }
    }
  }

  @Test
  void without_its_programs_it_says_what_to_install() {
    assertThat(refusal(Map.of("PATH", "", "RABBITMQ_HOME", "/nowhere")))
        .contains("RabbitMQ must be installed");
  }

  private String refusal(Map<String, String> settings) {
    try (BrokerProcess refused = BrokerProcess.rabbitmq(folder).with(settings).launch()) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.said().lines()).hasSize(1);
      return refused.said().strip();
    }
  }

  /** The kernel's lines of those who listen on this port at another address than loopback's. */
  private static List<String> listenersElsewhere(int port) throws Exception {
    String suffix = ":%04X".formatted(port);
    return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals("0A"))
        .map(fields -> fields[1])
        .filter(address -> !address.equals("0100007F" + suffix))
        .toList();
  }

  private static ProcessHandle program(List<ProcessHandle> all, String name) {
    return all.stream()
        .filter(process -> process.info().command().orElse("").endsWith("/" + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " among " + all));
  }

  private static Connection connect(BrokerProcess rabbit) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(rabbit.address());
    return factory.newConnection();
  }

  private static void send(BrokerProcess rabbit, String text) throws Exception {
    try (Connection connection = connect(rabbit);
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("notes", true, false, false, Map.of());
      channel.confirmSelect();
      channel.basicPublish(
          "",
          "notes",
          MessageProperties.PERSISTENT_TEXT_PLAIN,
          text.getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(30_000);
    }
  }

  private static String read(BrokerProcess rabbit) throws Exception {
    try (Connection connection = connect(rabbit);
        Channel channel = connection.createChannel()) {
      GetResponse response = channel.basicGet("notes", true);
      return response == null ? "nothing" : new String(response.getBody(), StandardCharsets.UTF_8);
    }
  }
}
