package io.quittance.brokers;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How Kafka is set up: one node that is broker and controller.
 *
 * @param host the address to listen on
 * @param port of the clients
 * @param controllerPort of the controller, on loopback only
 * @param folder where the data is kept, and the lock on it
 */
record KafkaSettings(String host, int port, int controllerPort, Path folder) {

  static final String LOOPBACK = "127.0.0.1";

  static KafkaSettings from(Environment environment) {
    int port = environment.port("KAFKA_PORT", 9092);
    return new KafkaSettings(
        environment.host(),
        port,
        environment.port("KAFKA_CONTROLLER_PORT", port + 1),
        environment.path("KAFKA_DATA", ".quittance/kafka"));
  }

  /** What clients are told to call: a wildcard can be bound to but not called. */
  String bootstrap() {
    return (host.equals("0.0.0.0") ? LOOPBACK : host) + ":" + port;
  }

  String properties(Path data) {
    Map<String, String> all = new TreeMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("controller.quorum.voters", "1@" + LOOPBACK + ":" + controllerPort);
    all.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(host, port, LOOPBACK, controllerPort));
    all.put("advertised.listeners", "PLAINTEXT://" + bootstrap());
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "PLAINTEXT");
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    // Properties take a backslash for an escape.
    all.put("log.dirs", data.toString().replace("\\", "\\\\"));
    all.put("num.partitions", "8");
    all.put("offsets.topic.num.partitions", "4");
    all.put("transaction.state.log.num.partitions", "4");
    all.put("group.initial.rebalance.delay.ms", "0");
    // There is one node to keep them.
    all.put("offsets.topic.replication.factor", "1");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("log.cleaner.dedupe.buffer.size", "16777216");
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
