package io.quittance.e2e;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A Kafka and a RabbitMQ, and the relay that tells them of the events. */
public final class Telling implements AutoCloseable {

  private static final int SECOND = (int) Duration.ofSeconds(1).toMillis();

  private final Part kafka;
  private final Part rabbitmq;
  private final Part relay;
  private final String bootstrap;
  private final String uri;

  Telling(Path folder, int postgresPort) {
    int kafkaPort = Ports.free();
    int rabbitPort = Ports.free();
    int relayPort = Ports.free();
    bootstrap = "127.0.0.1:" + kafkaPort;
    uri = "amqp://guest:guest@127.0.0.1:" + rabbitPort;
    kafka =
        Part.broker(
            "kafka",
            Map.of(
                "KAFKA_PORT", "" + kafkaPort,
                "KAFKA_CONTROLLER_PORT", "" + Ports.free(),
                "KAFKA_DATA", folder.resolve("kafka").toAbsolutePath().toString()),
            folder,
            this::kafkaAnswers);
    rabbitmq =
        Part.broker(
            "rabbitmq",
            Map.of(
                "RABBITMQ_PORT", "" + rabbitPort,
                "RABBITMQ_DIST_PORT", "" + Ports.free(),
                "RABBITMQ_EPMD_PORT", "" + Ports.free(),
                "RABBITMQ_DATA", folder.resolve("rabbitmq").toAbsolutePath().toString()),
            folder,
            this::rabbitAnswers);
    Http http = new Http(relayPort);
    // Shorter than usual: each fault is waited out, and there are many.
    Map<String, String> environment =
        Map.of(
            "RELAY_PORT",
            "" + relayPort,
            "POSTGRES_PORT",
            "" + postgresPort,
            "RELAY_KAFKA_BOOTSTRAP",
            bootstrap,
            "RELAY_RABBITMQ_URI",
            uri,
            "RELAY_LEASE",
            "PT5S",
            "RELAY_LONGEST_PAUSE",
            "PT5S");
    relay = Part.java("relay", environment, folder, () -> http.isUp("/actuator/health/readiness"));
  }

  private boolean kafkaAnswers() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "metadata.recovery.strategy",
            "none",
            "request.timeout.ms",
            SECOND,
            "default.api.timeout.ms",
            2 * SECOND);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (Exception e) {
      return false;
    }
  }

  private boolean rabbitAnswers() {
    ConnectionFactory connections = new ConnectionFactory();
    connections.setConnectionTimeout(SECOND);
    connections.setHandshakeTimeout(2 * SECOND);
    try {
      connections.setUri(uri);
      try (Connection connection = connections.newConnection()) {
        return connection.isOpen();
      }
    } catch (Exception e) {
      return false;
    }
  }

  /** Kafka's bootstrap server. */
  public String bootstrap() {
    return bootstrap;
  }

  /** RabbitMQ's address. */
  public String uri() {
    return uri;
  }

  public Part relay() {
    return relay;
  }

  public List<Part> brokers() {
    return List.of(kafka, rabbitmq);
  }

  List<Part> parts() {
    return List.of(relay, kafka, rabbitmq);
  }

  @Override
  public void close() {
    parts().forEach(Part::stop);
  }
}
