package io.quittance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.brokers.BrokerProcess;
import io.quittance.intake.ScriptedApi.Answer;
import io.quittance.intake.kafka.KafkaSettings;
import io.quittance.intake.kafka.KafkaSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands from a real Kafka: none is lost, none passes another of its order. */
@Timeout(180)
class KafkaSourceTest {

  @TempDir private static Path folder = Path.of("");
  private static BrokerProcess kafka = BrokerProcess.kafka(folder);

  private final String topic = "commands-" + UUID.randomUUID();
  private ScriptedApi api = ScriptedApi.start();

  @BeforeAll
  static void startKafka() {
    kafka = BrokerProcess.kafka(folder).start();
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @AfterEach
  void stopApi() {
    api.close();
  }

  @Test
  void commands_of_an_order_stay_in_their_order_while_the_api_turns_some_away() throws Exception {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "k" + i).toList();
    api.answering(
        call ->
            Math.floorMod(call.key().hashCode() + api.keysOf(call.orderId()).size(), 3) == 0
                ? Answer.problem(503, "engine_unavailable")
                : Answer.kept(call));
    for (String id : ids) {
      send("A-1", Sent.cancel("A-1", id));
      send("B-1", Sent.cancel("B-1", id));
    }
    KafkaSource source = start();
    try {
      awaitReplies(80);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1").stream().distinct().toList()).isEqualTo(ids);
    assertThat(runs(api.keysOf("A-1"))).isEqualTo(ids);
    assertThat(runs(api.keysOf("B-1"))).isEqualTo(ids);
  }

  @Test
  void nothing_is_lost_or_told_twice_by_a_stop_in_the_middle() throws Exception {
    List<String> ids = IntStream.range(0, 30).mapToObj(i -> "k" + i).toList();
    for (String id : ids) {
      send("A-1", Sent.cancel("A-1", id));
    }
    KafkaSource first = start();
    Until.holds(() -> "some are handled", () -> api.keysOf("A-1").size() >= 5);
    first.stop();
    int handled = api.keysOf("A-1").size();
    KafkaSource second = start();
    try {
      awaitReplies(30);
    } finally {
      second.stop();
    }
    assertThat(handled).isLessThanOrEqualTo(30);
    assertThat(api.keysOf("A-1")).isEqualTo(ids);
  }

  @Test
  void an_api_that_is_away_holds_its_partition_and_the_commands_come_when_it_is_back()
      throws Exception {
    int port = api.port();
    api.close();
    send("A-1", Sent.cancel("A-1", "k0"));
    send("A-1", Sent.cancel("A-1", "k1"));
    KafkaSource source = start(port);
    try {
      Until.holds(() -> "it consumes: " + source.trouble(), () -> source.trouble() == null);
      api = ScriptedApi.startAt(port);
      awaitReplies(2);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k0", "k1");
  }

  @Test
  void poison_goes_to_the_dead_letters_with_its_reason_and_the_next_message_is_handled()
      throws Exception {
    send("A-1", "poison");
    send("A-1", Sent.cancel("A-1", "k1"));
    KafkaSource source = start();
    try {
      ConsumerRecord<String, String> dead = read(topic + ".dead", 1).getFirst();
      assertThat(dead.value()).isEqualTo("poison");
      assertThat(header(dead, "quittance-code")).isEqualTo("malformed_request");
      assertThat(header(dead, "quittance-message")).startsWith("The body is no JSON");
      assertThat(header(dead, "quittance-origin-topic")).isEqualTo(topic);
      assertThat(header(dead, "quittance-origin-partition")).matches("[0-3]");
      assertThat(header(dead, "quittance-origin-offset")).isEqualTo("0");
      awaitReplies(1);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k1");
  }

  @Test
  void a_dead_letter_that_its_reason_makes_too_large_is_put_aside_without_its_body()
      throws Exception {
    String huge = "x".repeat(1_048_588 - 120);
    send("A-1", huge);
    send("A-1", Sent.cancel("A-1", "k1"));
    KafkaSource source = start();
    try {
      ConsumerRecord<String, String> dead = read(topic + ".dead", 1).getFirst();
      assertThat(dead.value()).isEmpty();
      assertThat(header(dead, "quittance-code")).isEqualTo("malformed_request");
      assertThat(header(dead, "quittance-body")).startsWith("left out: ");
      awaitReplies(1);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k1");
  }

  @Test
  void a_message_with_more_in_its_headers_than_a_dead_letter_holds_is_put_aside_with_its_key()
      throws Exception {
    sendWith("A-1", "poison", Map.of("huge", "x".repeat(1_000_000), "small", "kept"));
    send("A-1", Sent.cancel("A-1", "k1"));
    KafkaSource source = start();
    try {
      ConsumerRecord<String, String> dead = read(topic + ".dead", 1).getFirst();
      assertThat(dead.value()).isEqualTo("poison");
      assertThat(dead.key()).isEqualTo("A-1");
      assertThat(header(dead, "small")).isEqualTo("kept");
      assertThat(dead.headers().lastHeader("huge")).isNull();
      assertThat(header(dead, "quittance-headers")).isEqualTo("left out: huge");
      awaitReplies(1);
    } finally {
      source.stop();
    }
  }

  @Test
  void an_unknown_command_for_an_order_with_an_endless_name_does_not_stop_its_partition()
      throws Exception {
    send(
        "A-1",
        "{\"specversion\":\"1.0\",\"id\":\"k0\",\"type\":\"unknown\",\"subject\":\"%s\"}"
            .formatted("x".repeat(210_000)));
    send("A-1", Sent.cancel("A-1", "k1"));
    KafkaSource source = start();
    try {
      awaitReplies(2);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k1");
  }

  @Test
  void an_answer_that_its_topic_never_takes_does_not_stop_its_partition() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic + ".replies", 1, (short) 1)
                      .configs(Map.of("max.message.bytes", "200"))))
          .all()
          .get(60, TimeUnit.SECONDS);
    }
    send("A-1", Sent.cancel("A-1", "k0"));
    send("A-1", Sent.cancel("A-1", "k1"));
    KafkaSource source = start();
    try {
      Until.holds(() -> "k1 is handled", () -> api.keysOf("A-1").contains("k1"));
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k0", "k1");
  }

  @Test
  void topics_that_are_missing_and_may_not_be_made_are_told_of() {
    KafkaSource source =
        new KafkaSource(
            new KafkaSettings(
                kafka.address(), topic, topic + ".dead", topic + ".replies", topic, 0, ""),
            TestHandling.by(api.address()),
            TestHandling.PAUSE);
    source.start();
    try {
      Until.holds(
          () -> "it tells of the topic: " + source.trouble(),
          () -> String.valueOf(source.trouble()).contains(topic + ".dead"));
    } finally {
      source.stop();
    }
  }

  @Test
  void a_broker_that_was_killed_is_waited_for_and_nothing_is_lost() throws Exception {
    KafkaSource source = start();
    try {
      send("A-1", Sent.cancel("A-1", "k0"));
      awaitReplies(1);
      kafka.kill();
      kafka.start();
      send("A-1", Sent.cancel("A-1", "k1"));
      awaitReplies(2);
      Until.holds(() -> "it is well: " + source.trouble(), () -> source.trouble() == null);
    } finally {
      source.stop();
    }
    assertThat(runs(api.keysOf("A-1"))).containsExactly("k0", "k1");
  }

  /** The keys without repetitions that follow at once: an attempt after another is the same. */
  private static List<String> runs(List<String> keys) {
    List<String> runs = new ArrayList<>();
    for (String key : keys) {
      if (runs.isEmpty() || !runs.getLast().equals(key)) {
        runs.add(key);
      }
    }
    return runs;
  }

  private KafkaSource start() {
    return start(api.port());
  }

  private KafkaSource start(int port) {
    KafkaSource source =
        new KafkaSource(
            new KafkaSettings(
                kafka.address(), topic, topic + ".dead", topic + ".replies", topic, 4, ""),
            TestHandling.by(java.net.URI.create("http://127.0.0.1:" + port)),
            TestHandling.PAUSE);
    source.start();
    return source;
  }

  private void awaitReplies(int count) {
    assertThat(read(topic + ".replies", count)).hasSize(count);
  }

  private void send(String key, String value)
      throws InterruptedException, ExecutionException, TimeoutException {
    sendWith(key, value, Map.of());
  }

  private void sendWith(String key, String value, Map<String, String> headers)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.address(), "acks", "all", "max.request.size", 2_000_000),
            new StringSerializer(),
            new StringSerializer())) {
      ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
      headers.forEach(
          (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
      producer.send(record).get(60, TimeUnit.SECONDS);
    }
  }

  private static List<ConsumerRecord<String, String>> read(String from, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.address(),
                "group.id",
                "test-" + UUID.randomUUID(),
                "metadata.max.age.ms",
                500,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(from));
      Until.holds(
          () -> records.size() + " of " + count + " in " + from,
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records.size() >= count;
          });
    }
    return records;
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
