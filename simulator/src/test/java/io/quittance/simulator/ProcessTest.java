package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ProcessTest {

  private static final Duration BOUND = Duration.ofSeconds(15);

  @TempDir private Path data = Path.of("");

  @Test
  void a_kill_in_the_middle_of_timed_effects_neither_loses_nor_repeats_one() throws Exception {
    CompletableFuture<Client.Response> slow;
    try (Running first = Running.start(data);
        Client client = first.client()) {
      client.charge("A-1-p1", "tok_refund_pending");
      slow = client.postAsync("/charges", Client.charging("A-2-p1", "tok_slow"));
      Until.holds(
          "the slow charge has arrived",
          BOUND,
          () -> client.get("/charges/A-2-p1").status() == 200);
      assertThatThrownBy(() -> client.charge("A-3-p1", "tok_delayed"))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> client.charge("A-4-p1", "tok_delayed"))
          .isInstanceOf(IOException.class);
      client.post("/charges/A-4-p1/close", "");
      assertThat(client.refund("A-1-r1", "A-1-p1").text("/status")).isEqualTo("pending");
      first.kill();
      assertThat(executions()).as("nothing timed was executed yet").isEqualTo(1);
    }
    assertThatThrownBy(() -> slow.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);

    try (Running second = Running.start(data);
        Client client = second.client()) {
      Until.holds("all timed effects", BOUND, () -> allHappened(client));
      assertThat(client.charge("A-2-p1", "tok_slow").text("/status"))
          .as("the answer that never reached its caller")
          .isEqualTo("captured");
      assertThat(client.get("/calls?prefix=A-2-p1").body().path("calls").valueStream())
          .as("the call that the kill left without an answer")
          .anyMatch(
              call -> call.at("/method").asString().equals("POST") && call.at("/status").isNull());
    }

    try (Running third = Running.start(data);
        Client client = third.client()) {
      assertThat(allHappened(client)).isTrue();
      assertThat(client.get("/charges/A-4-p1").text("/captured")).isEqualTo("0");
    }
    assertThat(executions()).as("each once").isEqualTo(3);
    assertThat(linesWith("refund_executed")).hasSize(1);
  }

  @Test
  void whatever_was_answered_is_in_the_books_after_a_kill() throws Exception {
    Queue<String> answered = new ConcurrentLinkedQueue<>();
    try (Running first = Running.start(data);
        Client client = first.client()) {
      List<Thread> callers =
          IntStream.range(0, 8)
              .mapToObj(i -> Thread.startVirtualThread(() -> chargeOn(client, "A-" + i, answered)))
              .toList();
      Until.holds("a few hundred charges", BOUND, () -> answered.size() > 300);
      first.kill();
      for (Thread caller : callers) {
        assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
      }
    }

    try (Running second = Running.start(data);
        Client client = second.client()) {
      List<String> captured =
          client
              .get("/books")
              .body()
              .path("charges")
              .valueStream()
              .filter(charge -> charge.path("captured").longValue() == 4210)
              .map(charge -> charge.path("reference").stringValue())
              .toList();
      assertThat(captured).doesNotHaveDuplicates().containsAll(answered);
    }
  }

  @Test
  void a_torn_last_line_does_not_keep_it_from_starting() throws Exception {
    try (Running first = Running.start(data);
        Client client = first.client()) {
      client.charge("A-1-p1", "tok_ok");
    }
    Files.writeString(
        data.resolve("books.jsonl"), "{\"type\":\"charge_acc", StandardOpenOption.APPEND);

    try (Running second = Running.start(data);
        Client client = second.client()) {
      assertThat(client.get("/charges/A-1-p1").text("/captured")).isEqualTo("4210");
      client.charge("A-2-p1", "tok_ok");
    }
    try (Running third = Running.start(data);
        Client client = third.client()) {
      assertThat(client.get("/charges/A-2-p1").text("/captured")).isEqualTo("4210");
    }
  }

  @Test
  void broken_books_keep_it_from_starting_with_one_line() throws Exception {
    Files.writeString(data.resolve("books.jsonl"), "nonsense\n");

    assertThat(refusedStart(Map.of())).startsWith("The books are broken at ").contains("line 1:");
  }

  @Test
  void books_in_use_keep_a_second_one_from_starting_with_one_line() throws Exception {
    try (Running first = Running.start(data)) {
      assertThat(first.port()).isPositive();
      assertThat(refusedStart(Map.of())).contains("open in another simulator");
    }
  }

  @Test
  void a_busy_port_is_named_in_one_line() throws Exception {
    try (Running first = Running.start(data)) {
      String port = Integer.toString(first.port());
      assertThat(refusedStart(Map.of("SIMULATOR_PORT", port)))
          .startsWith("Port " + port + " ")
          .contains("SIMULATOR_PORT");
    }
  }

  @Test
  void a_setting_that_makes_no_sense_is_named_in_one_line() throws Exception {
    assertThat(refusedStart(Map.of("SIMULATOR_PORT", "many"))).startsWith("SIMULATOR_PORT=many ");
    assertThat(refusedStart(Map.of("TOMBSTONES", "yes"))).startsWith("TOMBSTONES=yes ");
  }

  @Test
  void it_stops_when_told_to_and_says_so() throws Exception {
    try (Running running = Running.start(data)) {
      assertThat(running.terminate()).isEqualTo("Simulator stopped.\n");
    }
  }

  private String refusedStart(Map<String, String> environment) throws Exception {
    Process process = Running.launch(data, environment);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(Running.ended(process)).isEqualTo(1);
    assertThat(said.lines()).hasSize(1);
    return said;
  }

  private static boolean allHappened(Client client) throws Exception {
    return client.get("/charges/A-2-p1").text("/captured").equals("4210")
        && client.get("/charges/A-3-p1").text("/captured").equals("4210")
        && client.get("/charges/A-1-p1").text("/refunded").equals("4210")
        && client.get("/refunds/A-1-r1").text("/status").equals("succeeded");
  }

  private static void chargeOn(Client client, String prefix, Queue<String> answered) {
    try {
      for (int i = 0; i < 10_000; i++) {
        String reference = prefix + "-p" + i;
        if (client.charge(reference, "tok_ok").status() == 200) {
          answered.add(reference);
        }
      }
    } catch (IOException e) {
      // The kill this test waits for: the caller's last charge stays unanswered.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long executions() throws IOException {
    return linesWith("charge_executed").size();
  }

  private List<String> linesWith(String text) throws IOException {
    return Running.lines(data).stream().filter(line -> line.contains(text)).toList();
  }
}
