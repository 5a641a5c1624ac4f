package io.quittance.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Relays as processes. */
@Timeout(300)
class RelaysTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final TestBooks books = TestBooks.open();
  private final Endpoint endpoint = new Endpoint();
  private final List<RelayProcess> relays = new ArrayList<>();

  @AfterEach
  void close() {
    relays.forEach(RelayProcess::close);
    endpoint.close();
    books.close();
  }

  @Test
  void orders_stay_in_order_and_complete_while_relays_are_killed_and_frozen() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("relays: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      relays.add(start(Map.of("RELAY_BATCH", "20")));
    }
    for (RelayProcess relay : relays) {
      relay.ready();
    }
    // Slow enough that a fault meets something on its way.
    endpoint.answers(
        id -> {
          Thread.yield();
          return Endpoint.Reply.of(200);
        });
    AtomicBoolean enough = new AtomicBoolean();
    Map<String, Integer> written = new TreeMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<String, Integer>>> writers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        String name = "R" + w;
        writers.add(threads.submit(() -> write(name, enough)));
      }
      for (int fault = 0; fault < 6; fault++) {
        long before = endpoint.witness().events();
        Until.holds("it goes on", SOON, () -> endpoint.witness().events() > before + 100);
        Until.holds("each has a share", SOON, () -> holders() == 3);
        int which = random.nextInt(relays.size());
        if (random.nextBoolean()) {
          relays.get(which).kill();
          relays.set(which, start(Map.of("RELAY_BATCH", "20")).ready());
        } else {
          relays.get(which).signal("STOP");
          Until.holds("others have its share", SOON, () -> holders() == 2);
          relays.get(which).signal("CONT");
        }
      }
      enough.set(true);
      for (Future<Map<String, Integer>> writer : writers) {
        written.putAll(writer.get());
      }
    }

    Until.holds("all is told", SOON, () -> books.count("outbox_delivery") == 0);
    System.out.printf(
        "relays: %d events of %d orders, %d of them told more than once, 6 faults%n",
        endpoint.witness().events(), written.size(), endpoint.witness().repeated());
    assertThat(endpoint.objections()).isEmpty();
    assertThat(endpoint.witness().disordered()).as("seed " + seed).isEmpty();
    assertThat(endpoint.witness().events()).isEqualTo(books.count("outbox"));
    written.forEach(
        (order, events) -> assertThat(endpoint.witness().of(order)).as(order).hasSize(events));
  }

  private Map<String, Integer> write(String name, AtomicBoolean enough) {
    Map<String, Integer> written = new TreeMap<>();
    for (int i = 0; !enough.get(); i++) {
      String order = name + "-" + i;
      books.order(order, 5);
      written.put(order, 5);
    }
    return written;
  }

  @Test
  void relays_share_the_orders_and_one_that_goes_leaves_its_share_to_the_others_at_once()
      throws Exception {
    Map<String, String> patient = Map.of("RELAY_LEASE", "PT60S");
    relays.add(start(patient).ready());
    Until.holds("one has all", SOON, () -> held() == 32 && holders() == 1);
    relays.add(start(Map.of("RELAY_LEASE", "PT3S")).ready());
    relays.add(start(Map.of("RELAY_LEASE", "PT3S")).ready());
    Until.holds(
        "three share them", SOON, () -> held() == 32 && holders() == 3 && largestShare() <= 11);

    assertThat(relays.getFirst().stop()).isIn(0, 143);
    assertThat(books.count("outbox_relay")).isEqualTo(2);
    Until.holds("two have all", Duration.ofSeconds(20), () -> held() == 32 && holders() == 2);
  }

  @Test
  void a_relay_that_is_asked_to_end_finishes_what_it_tells() throws Exception {
    endpoint.answers(id -> Endpoint.Reply.of(200));
    RelayProcess relay = start(Map.of());
    relays.add(relay);
    relay.ready();
    for (int i = 0; i < 200; i++) {
      books.order("E-" + i, 5);
    }
    Until.holds("it tells", SOON, () -> endpoint.witness().events() > 100);
    relay.stop();

    assertThat(endpoint.witness().events() + books.count("outbox_delivery")).isEqualTo(1_000);
    assertThat(endpoint.witness().repeated()).isZero();
    assertThat(held()).isZero();
    relays.add(start(Map.of()).ready());
    Until.holds("the next tells the rest", SOON, () -> endpoint.witness().events() == 1_000);
    assertThat(endpoint.witness().repeated()).isZero();
    assertThat(endpoint.witness().disordered()).isEmpty();
  }

  @Test
  void what_waits_and_what_was_given_up_is_shown_and_taken_care_of_over_http() throws Exception {
    endpoint.answers(id -> id.endsWith("/1") ? Endpoint.Reply.of(410) : Endpoint.Reply.of(200));
    RelayProcess relay = start(Map.of("RELAY_RETENTION", "PT0S", "RELAY_PRUNE_EVERY", "PT0.2S"));
    relays.add(relay.ready());
    books.order("H-1", 2);
    books.order("H-2", 2);
    Until.holds("some are given up", SOON, () -> books.count("outbox_dead") == 2);
    Until.holds("what was told is removed", SOON, () -> books.count("outbox") == 2);

    String sink = books.sql().sql("select name from outbox_sink").query(String.class).single();
    assertThat(relay.get("/sinks").body())
        .contains("\"name\":\"" + sink + "\"", "\"relays\":1", "\"filled\":true", "\"dead\":2");
    String dead = relay.get("/dead-letters?sink=" + sink).body();
    assertThat(dead).contains("\"id\":\"H-1/1\"", "\"reason\":\"HTTP 410\"", "\"next\":null");
    assertThat(relay.get("/dead-letters").statusCode()).isEqualTo(400);
    assertThat(relay.post("/dead-letters/redelivery", "{}").statusCode()).isEqualTo(422);
    Until.holds("it is counted", SOON, () -> relay.metric("quittance_relay_dead") == 2);
    assertThat(relay.metric("quittance_relay_published_total")).isEqualTo(2);
    assertThat(relay.metric("quittance_relay_given_up_total")).isEqualTo(2);

    endpoint.answers(id -> Endpoint.Reply.of(200));
    assertThat(relay.post("/dead-letters/redelivery", "{\"sink\":\"" + sink + "\"}").body())
        .isEqualTo("{\"events\":2}");
    Until.holds("they are told", SOON, () -> endpoint.witness().events() == 4);
    Until.holds("nothing is left", SOON, () -> books.count("outbox") == 0);

    assertThat(relay.delete("/sinks/" + sink).statusCode()).isEqualTo(204);
    assertThat(relay.delete("/sinks/" + sink).statusCode()).isEqualTo(404);
    books.order("H-3", 1);
    assertThat(books.count("outbox_delivery")).isZero();
  }

  @Test
  void a_relay_that_nobody_is_to_be_told_by_removes_what_is_old_and_no_more() throws Exception {
    books.order("N-1", 3);
    books
        .sql()
        .sql("update outbox set recorded_at = now() - interval '8 days' where seq < 3")
        .update();
    RelayProcess relay = RelayProcess.start(books, Map.of("RELAY_PRUNE_EVERY", "PT0.2S"));
    relays.add(relay.ready());

    Until.holds("the old ones are removed", SOON, () -> books.count("outbox") == 1);
    assertThat(books.count("outbox_sink")).isZero();
    assertThat(relay.get("/sinks").body()).isEqualTo("{\"sinks\":[]}");
  }

  @Test
  void a_relay_without_a_secret_for_an_endpoint_does_not_start() throws Exception {
    RelayProcess relay = RelayProcess.start(books, Map.of("RELAY_WEBHOOK_URLS", endpoint.url()));
    relays.add(relay);
    Until.holds("it says why", SOON, () -> relay.log().contains("each URL needs one"));
  }

  @Test
  void a_relay_that_can_not_read_an_address_does_not_repeat_what_is_secret_in_it()
      throws Exception {
    RelayProcess rabbit =
        RelayProcess.start(books, Map.of("RELAY_RABBITMQ_URI", "amqp://u:s3:cret@localhost:1"));
    relays.add(rabbit);
    RelayProcess webhook =
        RelayProcess.start(
            books,
            Map.of(
                "RELAY_WEBHOOK_URLS",
                "https://shop.example/s3 cret",
                "RELAY_WEBHOOK_SECRETS",
                Endpoint.SECRET));
    relays.add(webhook);
    Until.holds("it says which", SOON, () -> rabbit.log().contains("RELAY_RABBITMQ_URI is not"));
    Until.holds("so does it", SOON, () -> webhook.log().contains("RELAY_WEBHOOK_URLS: an entry"));

    assertThat(rabbit.log()).doesNotContain("cret");
    assertThat(webhook.log()).doesNotContain("s3 cret");
  }

  private RelayProcess start(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("RELAY_WEBHOOK_URLS", endpoint.url());
    all.put("RELAY_WEBHOOK_SECRETS", Endpoint.SECRET);
    all.put("RELAY_WEBHOOK_FIRST_RETRY", "PT0.1S");
    return RelayProcess.start(books, all);
  }

  private long held() {
    return books.count("outbox_lease where until > now()");
  }

  private int largestShare() {
    return books
        .sql()
        .sql("select max(n) from (select count(*) n from outbox_lease group by holder) t")
        .query(Integer.class)
        .single();
  }

  private int holders() {
    return books
        .sql()
        .sql("select count(distinct holder) from outbox_lease")
        .query(Integer.class)
        .single();
  }
}
