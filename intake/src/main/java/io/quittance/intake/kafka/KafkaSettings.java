package io.quittance.intake.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where in Kafka commands come from and answers go to.
 *
 * @param bootstrap empty: nowhere
 * @param partitions of the topics, if they have to be made; 0: they are not made
 * @param config a file of further properties of the clients; empty: none
 */
public record KafkaSettings(
    String bootstrap,
    String topic,
    String dead,
    String replies,
    String group,
    int partitions,
    String config) {

  /** Returns the properties of a client, with some of its own. */
  Map<String, Object> client(Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>();
    if (!config.isBlank()) {
      Properties file = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(config))) {
        file.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("INTAKE_KAFKA_CONFIG cannot be read: " + e, e);
      }
      file.stringPropertyNames().forEach(name -> all.put(name, file.getProperty(name)));
    }
    all.put("bootstrap.servers", bootstrap);
    // A broker that comes back is found soon, and one that is away is not asked in a hurry.
    all.put("reconnect.backoff.max.ms", 1_000L);
    all.putAll(own);
    return all;
  }
}
