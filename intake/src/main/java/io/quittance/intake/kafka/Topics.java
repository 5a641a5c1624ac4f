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
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
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

  /** Returns why not all are there, made now or before; null if they are. */
  @Nullable String ensure() throws InterruptedException {
    try {
      Set<String> there = admin.listTopics().names().get(MILLIS, TimeUnit.MILLISECONDS);
      List<String> missing =
          Stream.of(settings.topic(), settings.dead(), settings.replies())
              .filter(topic -> !there.contains(topic))
              .toList();
      if (!missing.isEmpty() && settings.partitions() == 0) {
        return "these topics are missing, and are not made: " + String.join(", ", missing);
      }
      for (String topic : missing) {
        make(topic);
      }
      return null;
    } catch (TimeoutException e) {
      return away();
    } catch (ExecutionException e) {
      return e.getCause() instanceof ApiException refusal
              && !(refusal instanceof RetriableException)
          ? "the topics cannot be looked at or made: " + refusal.getMessage()
          : away();
    }
  }

  private void make(String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      admin
          .createTopics(
              List.of(new NewTopic(topic, Optional.of(settings.partitions()), Optional.empty())))
          .all()
          .get(MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      // Another one may be making it.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private String away() {
    return "the cluster at " + settings.bootstrap() + " does not answer";
  }

  /** Returns why the cluster can't be asked; null if it answers. */
  @Nullable String trouble() {
    try {
      admin.describeCluster().clusterId().get(MILLIS, TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException | TimeoutException e) {
      return away();
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
