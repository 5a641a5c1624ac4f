package io.quittance.e2e;

import io.quittance.brokers.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Both brokers beside a stack, with an intake and a relay that use them. */
public final class Messaging implements AutoCloseable {

  final BrokerProcess kafka;
  final BrokerProcess rabbitmq;
  final Part intake;
  final Part relay;

  private Messaging(Stack stack) {
    Path folder = folder(stack);
    kafka = BrokerProcess.kafka(folder);
    rabbitmq = BrokerProcess.rabbitmq(folder);
    int intakePort = Ports.free();
    int relayPort = Ports.free();
    Http intakeHttp = new Http(intakePort);
    Http relayHttp = new Http(relayPort);
    intake =
        Part.java(
            "intake",
            Map.of(
                "INTAKE_PORT",
                "" + intakePort,
                "QUITTANCE_URL",
                stack.apiHttp.address().toString(),
                "INTAKE_LONGEST_PAUSE",
                "PT1S",
                "INTAKE_KAFKA_BOOTSTRAP",
                kafka.address(),
                "INTAKE_KAFKA_PARTITIONS",
                "4",
                "INTAKE_RABBITMQ_URI",
                rabbitmq.address()),
            folder,
            () -> intakeHttp.isUp("/actuator/health/readiness"));
    relay =
        Part.java(
            "relay",
            Map.of(
                "RELAY_PORT",
                "" + relayPort,
                "POSTGRES_PORT",
                "" + stack.postgresPort(),
                "RELAY_KAFKA_BOOTSTRAP",
                kafka.address(),
                "RELAY_KAFKA_PARTITIONS",
                "4",
                "RELAY_RABBITMQ_URI",
                rabbitmq.address()),
            folder,
            () -> relayHttp.isUp("/actuator/health/readiness"));
  }

  /** Starts all four; a queue that hears every event is there before the first is told. */
  public static Messaging start(Stack stack) {
    Messaging messaging = new Messaging(stack);
    try {
      messaging.kafka.launch();
      messaging.rabbitmq.start();
      Await.until("Kafka serves", java.time.Duration.ofSeconds(120), messaging.kafka::serves);
      RabbitBus.listenToEvents(messaging.rabbitmq.address());
      messaging.intake.launch();
      messaging.relay.launch();
      messaging.intake.awaitReady();
      messaging.relay.awaitReady();
      return messaging;
    } catch (RuntimeException | AssertionError e) {
      messaging.close();
      throw e;
    }
  }

  /** The two, as a shop uses them. */
  public List<Bus> buses() {
    return List.of(new KafkaBus(kafka.address()), new RabbitBus(rabbitmq.address()));
  }

  /** All processes of each of the four, by its name. */
  public Map<String, Supplier<List<ProcessHandle>>> processes() {
    return new TreeMap<>(
        Map.of(
            "kafka", kafka::everyProcess,
            "rabbitmq", rabbitmq::everyProcess,
            "intake", intake::everyProcess,
            "relay", relay::everyProcess));
  }

  private static Path folder(Stack stack) {
    try {
      return Files.createTempDirectory(stack.folder.toAbsolutePath(), "messaging-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    intake.close();
    relay.close();
    kafka.close();
    rabbitmq.close();
  }
}
