package io.quittance.brokers;

import java.nio.file.Path;

/**
 * How RabbitMQ is set up.
 *
 * @param host the address to listen on
 * @param port of the clients, AMQP 0-9-1
 * @param distributionPort of Erlang's nodes among themselves, on loopback only
 * @param namesPort of Erlang's register of nodes (epmd), on loopback only: one of its own, so that
 *     nothing is left behind and no other RabbitMQ of the machine is met
 * @param folder where the data is kept, and the lock on it
 */
record RabbitSettings(String host, int port, int distributionPort, int namesPort, Path folder) {

  static RabbitSettings from(Environment environment) {
    int port = environment.port("RABBITMQ_PORT", 5672);
    return new RabbitSettings(
        environment.host(),
        port,
        environment.port("RABBITMQ_DIST_PORT", port + 1),
        environment.port("RABBITMQ_EPMD_PORT", port + 2),
        environment.path("RABBITMQ_DATA", ".quittance/rabbitmq"));
  }

  /** What can be called: a wildcard can be bound to but not called. */
  String callable() {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host;
  }

  /** The file rabbitmq.conf. */
  String configuration() {
    return """
    listeners.tcp.1 = %s:%d
    log.console = true
    log.console.level = warning
    log.file = false
    disk_free_limit.absolute = 50MB
    vm_memory_high_watermark.absolute = 512MB
    """
        .formatted(host, port);
  }
}
