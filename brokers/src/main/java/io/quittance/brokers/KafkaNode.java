package io.quittance.brokers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;

/** Kafka in this process, so that killing the one is killing the other. */
final class KafkaNode {

  private static final Duration READY = Duration.ofSeconds(110);

  private KafkaNode() {}

  static void run(KafkaSettings settings) {
    DataFolder folder = DataFolder.take(settings.folder());
    FreePort.check(settings.host(), settings.port(), "KAFKA_PORT");
    FreePort.check(KafkaSettings.LOOPBACK, settings.controllerPort(), "KAFKA_CONTROLLER_PORT");
    Path properties = prepare(folder, settings);
    Thread.ofPlatform().daemon().name("ready").start(() -> announceWhenReady(settings));
    // Returns when it was told to stop; what ends it otherwise it says itself.
    Kafka.main(new String[] {properties.toString()});
  }

  private static Path prepare(DataFolder folder, KafkaSettings settings) {
    try {
      Path data = folder.path().resolve("data");
      Path properties = folder.write("server.properties", settings.properties(data));
      // Written last by the formatting, so that one which was cut off is done again.
      if (!Files.exists(data.resolve("meta.properties"))) {
        format(properties);
      }
      return properties;
    } catch (IOException e) {
      throw new StartRefused("The data in " + folder.path() + " cannot be used: " + e);
    }
  }

  private static void format(Path properties) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {
      "format",
      "--ignore-formatted",
      "-t",
      Uuid.randomUuid().toString(),
      "-c",
      properties.toString()
    };
    int status = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new StartRefused(
          "Kafka's folder cannot be made: "
              + said.toString(StandardCharsets.UTF_8).strip().replace("\n", " "));
    }
  }

  private static void announceWhenReady(KafkaSettings settings) {
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrap(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) READY.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2_000,
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            200L);
    try (Admin admin = Admin.create(client)) {
      long end = System.nanoTime() + READY.toNanos();
      while (admin.describeCluster().nodes().get().isEmpty()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no node has joined");
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      System.out.println(
          "Kafka " + AppInfoParser.getVersion() + " serves on " + settings.bootstrap());
    } catch (ExecutionException | IllegalStateException e) {
      Brokers.end("Kafka was not ready after " + READY.toSeconds() + " s: " + e.getMessage());
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }
}
