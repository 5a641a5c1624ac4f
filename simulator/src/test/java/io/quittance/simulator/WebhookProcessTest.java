package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Webhooks of the simulator as a process: killed, with a subscriber that is away or silent. */
@Timeout(90)
class WebhookProcessTest {

  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir private Path data = Path.of("");

  @Test
  void what_was_not_acknowledged_before_a_kill_is_sent_again_under_its_id_and_nothing_else_is()
      throws Exception {
    try (Subscribed subscriber = new Subscribed()) {
      List<String> refused;
      try (Running first = Running.start(data, subscriber.environment());
          Client client = first.client()) {
        client.charge("A-1-p1", "tok_ok");
        Until.holds("the first is known", BOUND, () -> delivered(client) == 1);
        subscriber.status = 503;
        client.charge("A-2-p1", "tok_ok");
        client.charge("A-3-p1", "tok_refund_pending");
        client.refund("A-3-r1", "A-3-p1");
        Until.holds("the others were sent", BOUND, () -> subscriber.messages.size() >= 4);
        first.kill();
        refused =
            subscriber.messages.stream()
                .filter(message -> message.answered() == 503)
                .map(Subscribed.Message::id)
                .distinct()
                .sorted()
                .toList();
      }
      assertThat(refused).hasSize(3);
      subscriber.messages.clear();
      subscriber.status = 204;

      try (Running second = Running.start(data, subscriber.environment());
          Client client = second.client()) {
        Until.holds("all are known", BOUND, () -> delivered(client) == 5);
        assertThat(subscriber.messages)
            .as("the three again, and the refund's success, which the kill came before")
            .hasSize(4)
            .extracting(Subscribed.Message::id)
            .doesNotHaveDuplicates()
            .containsAll(refused);
        assertThat(subscriber.known("A-3-r1"))
            .containsExactlyInAnyOrder("refund.pending", "refund.succeeded");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatever_changed_is_told_however_often_it_is_killed(long seed) throws Exception {
    Random random = new Random(seed);
    try (Subscribed subscriber = new Subscribed()) {
      for (int round = 0; round < 2; round++) {
        subscriber.status = random.nextBoolean() ? 204 : 500;
        try (Running running = Running.start(data, subscriber.environment());
            Client client = running.client()) {
          int target = subscriber.messages.size() + 20 + random.nextInt(60);
          String prefix = "A-" + round + "-";
          List<Thread> callers =
              IntStream.range(0, 4)
                  .mapToObj(i -> Thread.startVirtualThread(() -> chargeOn(client, prefix + i)))
                  .toList();
          Until.holds("some were sent", BOUND, () -> subscriber.messages.size() > target);
          running.kill();
          for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
          }
        }
      }
      subscriber.status = 204;
      try (Running last = Running.start(data, subscriber.environment());
          Client client = last.client()) {
        Until.holds("nothing waits, seed " + seed, BOUND, () -> states(client, "waiting") == 0);
        List<String> captured =
            client
                .get("/books")
                .body()
                .path("charges")
                .valueStream()
                .map(charge -> charge.path("reference").stringValue())
                .toList();
        assertThat(captured).as("seed %d", seed).hasSizeGreaterThan(50);
        assertThat(
                subscriber.messages.stream()
                    .filter(message -> message.answered() == 204)
                    .map(Subscribed.Message::reference)
                    .distinct())
            .containsAll(captured);
        assertThat(states(client, "delivered")).isEqualTo(captured.size());
      }
    }
  }

  @Test
  void a_subscriber_that_never_answers_holds_up_no_caller() throws Exception {
    try (Subscribed subscriber = new Subscribed()) {
      subscriber.silent = true;
      try (Running running = Running.start(data, subscriber.environment());
          Client client = running.client()) {
        for (int i = 0; i < 100; i++) {
          assertThat(client.charge("A-" + i, "tok_ok").status()).isEqualTo(200);
        }
        Until.holds("as many as may are under way", BOUND, () -> subscriber.messages.size() == 32);
        assertThat(client.get("/charges/A-99").text("/status")).isEqualTo("captured");
        assertThat(states(client, "waiting")).isEqualTo(100);
        assertThat(running.terminate()).isEqualTo("Simulator stopped.\n");
      }
    }
  }

  @Test
  void it_says_at_its_start_where_webhooks_go() throws Exception {
    try (Subscribed subscriber = new Subscribed()) {
      Process process = Running.launch(data, subscriber.environment());
      assertThat(process.inputReader().readLine()).isEqualTo("Webhooks go to " + subscriber.url());
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://127.0.0.1/,whsec_c3Vic2NyaWJlciBvZiB0aGUgc2ltdWxhdG9y,SIMULATOR_WEBHOOK_URL=ftp://127.0.0.1/ is not",
    "http://127.0.0.1/,'',SIMULATOR_WEBHOOK_SECRET is not whsec_",
    "http://127.0.0.1/,whsec_c2hvcnQ=,SIMULATOR_WEBHOOK_SECRET is not whsec_",
    "http://127.0.0.1/,whsec_%%%%,SIMULATOR_WEBHOOK_SECRET is not whsec_"
  })
  void a_webhook_setting_that_makes_no_sense_is_named_and_no_secret_is_told(
      String url, String secret, String complaint) throws Exception {
    Process process =
        Running.launch(
            data, Map.of("SIMULATOR_WEBHOOK_URL", url, "SIMULATOR_WEBHOOK_SECRET", secret));
    String said = process.inputReader().readLine();
    assertThat(Running.ended(process)).isEqualTo(1);
    assertThat(said).startsWith(complaint);
    if (secret.length() > 6) {
      assertThat(said).doesNotContain(secret.substring(6));
    }
  }

  private static long delivered(Client client) throws Exception {
    return states(client, "delivered");
  }

  private static long states(Client client, String state) throws Exception {
    JsonNode webhooks = client.get("/webhooks").body().path("webhooks");
    return webhooks
        .valueStream()
        .filter(webhook -> webhook.path("state").stringValue().equals(state))
        .count();
  }

  private static void chargeOn(Client client, String prefix) {
    try {
      for (int i = 0; i < 10_000; i++) {
        client.charge(prefix + "-p" + i, "tok_ok");
      }
    } catch (IOException e) {
      // The kill this test waits for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
