package io.quittance.relay.sinks;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topic of Kafka. The key is the order's id, so that an order stays in one of its partitions. */
public final class KafkaSink implements Sink {

  private static final Logger log = LoggerFactory.getLogger(KafkaSink.class);
  private static final String CONTENT_TYPE = "content-type";
  private static final int BLOCK_MS = 5_000;
  private static final int REQUEST_MS = 10_000;
  private static final int DELIVERY_MS = 20_000;
  private static final int BUFFER_BYTES = 8 * 1024 * 1024;
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final String bootstrap;
  private final String topic;
  private final int partitions;
  private final Properties properties;
  private final KafkaProducer<String, byte[]> producer;
  private volatile boolean topicThere;
  private @Nullable KafkaException topicFault;
  private long topicFaultAt = System.nanoTime();

  /**
   * Connects when it is first told something.
   *
   * @param partitions of the topic, if it has to be made; 0: it is not made
   * @param config a file of further properties; empty: none
   */
  public KafkaSink(String bootstrap, String topic, int partitions, String config) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.partitions = partitions;
    properties = properties(bootstrap, config);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  private static Properties properties(String bootstrap, String config) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, BLOCK_MS);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "quittance-relay");
    if (!config.isEmpty()) {
      try (Reader file = Files.newBufferedReader(Path.of(config))) {
        properties.load(file);
      } catch (IOException e) {
        throw new UncheckedIOException("RELAY_KAFKA_CONFIG can't be read", e);
      }
    }
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    // Not to be had otherwise: what is acknowledged is kept, and a retry is written once.
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return properties;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String address() {
    return topic + " at " + bootstrap;
  }

  @Override
  public List<Answer> tell(List<Message> messages) {
    try {
      ensureTopic();
    } catch (KafkaException e) {
      return messages.stream().<Answer>map(_ -> away(e)).toList();
    }
    List<Future<?>> sent = messages.stream().<Future<?>>map(this::send).toList();
    List<Answer> answers = new ArrayList<>();
    sent.forEach(future -> answers.add(answer(future)));
    if (answers.stream().anyMatch(Answer.Away.class::isInstance)) {
      // Perhaps it was made anew, and the topic is not there.
      topicThere = false;
    }
    return answers;
  }

  private Future<?> send(Message message) {
    ProducerRecord<String, byte[]> sent =
        new ProducerRecord<>(topic, message.orderId(), message.body());
    sent.headers().add(CONTENT_TYPE, Message.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
    try {
      return producer.send(sent);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The producer gives up by itself; the bound is for a producer that does not. */
  private static Answer answer(Future<?> sent) {
    try {
      sent.get(2L * DELIVERY_MS, TimeUnit.MILLISECONDS);
      return new Answer.Taken();
    } catch (ExecutionException e) {
      return away(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return new Answer.Away("Kafka did not acknowledge it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Away("interrupted");
    }
  }

  private static Answer away(Throwable fault) {
    return new Answer.Away(fault.getClass().getSimpleName() + ": " + fault.getMessage());
  }

  /** Brokers may be told not to make a topic because somebody writes to it. */
  private void ensureTopic() {
    if (!topicThere && partitions > 0) {
      ensureTopic(System.nanoTime());
    }
  }

  /** What one has learnt since then serves all who waited for it. */
  private synchronized void ensureTopic(long asked) {
    if (topicFault != null && topicFaultAt - asked > 0) {
      throw topicFault;
    }
    topicFault = null;
    if (topicThere) {
      return;
    }
    try {
      makeTopic();
    } catch (KafkaException e) {
      topicFault = e;
      topicFaultAt = System.nanoTime();
      throw e;
    }
  }

  private void makeTopic() {
    Properties known = new Properties();
    properties.forEach(
        (key, value) -> {
          if (org.apache.kafka.clients.admin.AdminClientConfig.configNames().contains(key)) {
            known.put(key, value);
          }
        });
    known.put("default.api.timeout.ms", REQUEST_MS);
    known.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MS);
    try (Admin admin = Admin.create(known)) {
      NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
      admin.createTopics(List.of(wanted)).all().get(DELIVERY_MS, TimeUnit.MILLISECONDS);
      log.info("Made the topic {} with {} partitions", topic, partitions);
      topicThere = true;
    } catch (ExecutionException e) {
      topicThere = isThere(e.getCause());
      if (!topicThere) {
        throw new KafkaException(e.getCause());
      }
    } catch (TimeoutException e) {
      throw new KafkaException("no answer about the topic " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }

  /** Who may not make it can still write to one that somebody else made. */
  private static boolean isThere(@Nullable Throwable fault) {
    return fault instanceof TopicExistsException || fault instanceof AuthorizationException;
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
