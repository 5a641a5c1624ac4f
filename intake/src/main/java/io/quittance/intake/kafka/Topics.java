package io.quittance.intake.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** The topics, which are made if they are not there, and whether the cluster answers. */
final class Topics implements AutoCloseable {

  private static final int MILLIS = 3_000;

  private final Admin admin;
  private final KafkaSettings settings;

  Topics(KafkaSettings settings) {
    this.settings = settings;
    this.admin =
        Admin.create(
            settings.client(
                Map.of("default.api.timeout.ms", MILLIS, "request.timeout.ms", MILLIS)));
  }

  /** Returns whether all are there, made now or before. */
  boolean ensure() throws InterruptedException {
    try {
      Set<String> there = admin.listTopics().names().get(MILLIS, TimeUnit.MILLISECONDS);
      List<NewTopic> missing =
          Stream.of(settings.topic(), settings.dead(), settings.replies())
              .filter(topic -> !there.contains(topic))
              .map(
                  topic ->
                      new NewTopic(topic, Optional.of(settings.partitions()), Optional.empty()))
              .toList();
      if (missing.isEmpty() || settings.partitions() == 0) {
        return true;
      }
      admin.createTopics(missing).all().get(MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      // Another one may be making them; the next look tells.
      return false;
    }
  }

  /** Returns why the cluster can't be asked; null if it answers. */
  @Nullable String trouble() {
    try {
      admin.describeCluster().clusterId().get(MILLIS, TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException | TimeoutException e) {
      return "the cluster at " + settings.bootstrap() + " does not answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
