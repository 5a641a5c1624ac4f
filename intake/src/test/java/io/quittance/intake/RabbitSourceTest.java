package io.quittance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.quittance.brokers.BrokerProcess;
import io.quittance.intake.ScriptedApi.Answer;
import io.quittance.intake.rabbitmq.RabbitSettings;
import io.quittance.intake.rabbitmq.RabbitSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands from a real RabbitMQ: none is lost, none passes another of its order. */
@Timeout(180)
class RabbitSourceTest {

  @TempDir private static Path folder = Path.of("");
  private static BrokerProcess rabbit = BrokerProcess.rabbitmq(folder);

  private final String queue = "commands-" + UUID.randomUUID();
  private ScriptedApi api = ScriptedApi.start();

  @BeforeAll
  static void startRabbit() {
    rabbit = BrokerProcess.rabbitmq(folder).start();
  }

  @AfterAll
  static void stopRabbit() {
    rabbit.close();
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
    List<String> messages = new ArrayList<>();
    for (String id : ids) {
      messages.add(Sent.cancel("A-1", id));
      messages.add(Sent.cancel("B-1", id));
    }
    RabbitSource source = start(api.port());
    try {
      send(messages);
      awaitCount(queue + ".replies", 80);
    } finally {
      source.stop();
    }
    assertThat(runs(api.keysOf("A-1"))).isEqualTo(ids);
    assertThat(runs(api.keysOf("B-1"))).isEqualTo(ids);
    assertThat(count(queue)).isZero();
  }

  @Test
  void two_intakes_on_a_queue_do_not_mix_up_an_order() throws Exception {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> "k" + i).toList();
    RabbitSource one = start(api.port());
    RabbitSource two = start(api.port());
    try {
      Until.holds(() -> "both are there", () -> one.trouble() == null && two.trouble() == null);
      send(ids.stream().map(id -> Sent.cancel("A-1", id)).toList());
      Until.holds(() -> "some are handled", () -> api.keysOf("A-1").size() >= 10);
      one.stop();
      awaitCount(queue + ".replies", 60);
    } finally {
      one.stop();
      two.stop();
    }
    assertThat(runs(api.keysOf("A-1"))).isEqualTo(ids);
  }

  @Test
  void an_api_that_is_away_holds_the_messages_and_they_are_not_passed_round() throws Exception {
    int port = api.port();
    api.close();
    RabbitSource source = start(port);
    try {
      send(List.of(Sent.cancel("A-1", "k0"), Sent.cancel("A-1", "k1")));
      Until.holds(() -> "both are taken and not acknowledged", () -> count(queue) == 0);
      assertThat(count(queue + ".replies")).isZero();
      api = ScriptedApi.startAt(port);
      awaitCount(queue + ".replies", 2);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k0", "k1");
  }

  @Test
  void poison_goes_to_the_dead_letters_with_its_reason_and_the_next_message_is_handled()
      throws Exception {
    RabbitSource source = start(api.port());
    try {
      send(List.of("poison", Sent.cancel("A-1", "k1")));
      awaitCount(queue + ".replies", 1);
    } finally {
      source.stop();
    }
    assertThat(api.keysOf("A-1")).containsExactly("k1");
    GetResponse dead = get(queue + ".dead");
    assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).isEqualTo("poison");
    assertThat(dead.getProps().getHeaders().get("quittance-code")).hasToString("malformed_request");
    assertThat(dead.getProps().getHeaders().get("quittance-origin-queue")).hasToString(queue);
  }

  @Test
  void a_message_that_fills_a_frame_with_its_headers_is_put_aside_with_its_properties()
      throws Exception {
    RabbitSource source = start(api.port());
    try {
      AMQP.BasicProperties properties =
          new AMQP.BasicProperties.Builder()
              .headers(Map.of("huge", "x".repeat(130_000), "CC", List.of(), "small", "kept"))
              .messageId("m-1")
              .correlationId("c-1")
              .userId("guest")
              .expiration("3600000")
              .build();
      send(List.of("poison"), properties);
      send(List.of(Sent.cancel("A-1", "k1")));
      awaitCount(queue + ".replies", 1);
    } finally {
      source.stop();
    }
    GetResponse dead = get(queue + ".dead");
    assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).isEqualTo("poison");
    assertThat(dead.getProps().getHeaders())
        .containsKey("small")
        .doesNotContainKeys("huge", "CC")
        .hasEntrySatisfying(
            "quittance-headers", said -> assertThat(said).hasToString("left out: huge"));
    assertThat(dead.getProps().getMessageId()).isEqualTo("m-1");
    assertThat(dead.getProps().getCorrelationId()).isEqualTo("c-1");
    assertThat(dead.getProps().getExpiration()).isNull();
  }

  @Test
  void names_as_long_as_they_may_be_or_longer_do_not_stop_it() throws Exception {
    String id = "k".repeat(128);
    api.answering(
        call ->
            call.orderId().isEmpty() ? Answer.problem(422, "field_invalid") : Answer.kept(call));
    RabbitSource source = start(api.port());
    try {
      send(
          List.of(
              "{\"command\":\"place\",\"commandId\":\"%s\"}".formatted(id),
              "{\"command\":\"steal\",\"commandId\":\"%s\",\"orderId\":\"%s\"}"
                  .formatted(id, "o".repeat(300)),
              Sent.cancel("A-1", "k1")));
      awaitCount(queue + ".replies", 3);
    } finally {
      source.stop();
    }
    assertThat(count(queue)).isZero();
  }

  @Test
  void an_uri_that_is_none_is_not_repeated() {
    for (String uri :
        List.of("amqp://u:se cret@h", "amqp://u:secret:secret@h", "amqp://u@h/a/secret")) {
      assertThatThrownBy(
              () ->
                  new RabbitSource(
                      new RabbitSettings(uri, queue, queue, queue, 20),
                      TestHandling.by(api.address()),
                      TestHandling.PAUSE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageNotContaining("cret");
    }
  }

  @Test
  void a_broker_that_was_killed_is_waited_for_and_nothing_is_lost() throws Exception {
    api.answering(
        call ->
            call.key().equals("k1") && rabbit.isAlive() && api.keysOf("A-1").size() < 4
                ? Answer.problem(503, "engine_unavailable")
                : Answer.kept(call));
    RabbitSource source = start(api.port());
    try {
      send(List.of(Sent.cancel("A-1", "k0"), Sent.cancel("A-1", "k1"), Sent.cancel("A-1", "k2")));
      awaitCount(queue + ".replies", 1);
      rabbit.kill();
      rabbit.start();
      awaitCount(queue + ".replies", 3);
    } finally {
      source.stop();
    }
    assertThat(runs(api.keysOf("A-1"))).startsWith("k0", "k1").endsWith("k2");
    assertThat(api.keysOf("A-1")).contains("k0", "k1", "k2");
    assertThat(count(queue)).isZero();
  }

  private static List<String> runs(List<String> keys) {
    List<String> runs = new ArrayList<>();
    for (String key : keys) {
      if (runs.isEmpty() || !runs.getLast().equals(key)) {
        runs.add(key);
      }
    }
    return runs;
  }

  private RabbitSource start(int port) {
    RabbitSource source =
        new RabbitSource(
            new RabbitSettings(rabbit.address(), queue, queue + ".dead", queue + ".replies", 20),
            TestHandling.by(URI.create("http://127.0.0.1:" + port)),
            TestHandling.PAUSE);
    source.start();
    Until.holds(() -> "it consumes: " + source.trouble(), () -> source.trouble() == null);
    return source;
  }

  private static Connection connect() throws IOException {
    try {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setUri(rabbit.address());
      return factory.newConnection();
    } catch (TimeoutException
        | java.net.URISyntaxException
        | java.security.GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void send(List<String> bodies) throws Exception {
    send(bodies, new AMQP.BasicProperties.Builder().deliveryMode(2).headers(Map.of()).build());
  }

  private void send(List<String> bodies, AMQP.BasicProperties properties) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (String body : bodies) {
        channel.basicPublish("", queue, properties, body.getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie(30_000);
    }
  }

  private static long count(String from) {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return channel.messageCount(from);
    } catch (IOException | TimeoutException e) {
      return -1;
    }
  }

  private static void awaitCount(String from, int count) {
    Until.holds(() -> count(from) + " of " + count + " in " + from, () -> count(from) >= count);
  }

  private static GetResponse get(String from) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return channel.basicGet(from, true);
    }
  }
}
