package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Random orders while relay and brokers are killed, heard by two who know the events alone. {@code
 * -Devents=} and {@code -Dseed=} choose how many and which.
 */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {

  /** The same in every build, so that a build fails by its change; others by -Dseed. */
  private static final long SEED = 20_261_126;

  private static final People PEOPLE = new People(6);
  private static final Duration BOUND = Duration.ofSeconds(120);

  private final Stack stack = SharedStack.get();
  private final Messaging messaging = Messaging.start(stack);

  @BeforeAll
  void everything_runs() {
    stack.ensureRunning();
  }

  @AfterAll
  void stop() {
    messaging.close();
  }

  @Test
  void who_hears_the_events_and_drops_what_is_old_has_the_books_whatever_was_killed()
      throws Exception {
    long seed = Long.getLong("seed", SEED);
    int number = Integer.getInteger("events", 60);
    System.out.printf("events: -Devents=%d -Dseed=%d%n", number, seed);
    List<RandomOrder> orders =
        IntStream.range(0, number)
            .mapToObj(i -> new RandomOrder(stack.shop(), "heard", new Random(seed + i)))
            .toList();
    CompletableFuture<List<List<String>>> played =
        CompletableFuture.supplyAsync(() -> play(orders), Thread::startVirtualThread);
    int faults = 0;
    do {
      killSomething(faults++);
    } while (faults < 4 || !played.isDone());
    assertThat(played.get().stream().flatMap(List::stream)).isEmpty();

    Await.until("all is told", BOUND, () -> waiting() == 0);
    List<String> ids = orders.stream().map(order -> order.id).toList();
    for (Bus bus : messaging.buses()) {
      try (bus) {
        Await.until(
            bus + " tells what the books say", BOUND, () -> state(bus, ids).equals(books(ids)));
        assertThat(disordered(bus)).as("%s, seed %d", bus, seed).isEmpty();
        System.out.printf(
            "events: %s told %d events of %d orders, %d of them again, %d faults%n",
            bus, bus.events().size(), number, repeated(bus), faults);
      }
    }
  }

  private static List<List<String>> play(List<RandomOrder> orders) {
    try {
      return PEOPLE.each(orders, RandomOrder::play);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void killSomething(int fault) {
    switch (fault % 3) {
      case 0 -> {
        messaging.relay.kill();
        messaging.relay.start();
      }
      case 1 -> {
        messaging.kafka.kill();
        messaging.kafka.start();
      }
      default -> {
        messaging.rabbitmq.kill();
        messaging.rabbitmq.start();
      }
    }
  }

  private long waiting() {
    return stack.database().number("select count(*) from outbox_delivery");
  }

  /** What the books say of each order. */
  private Map<String, String> books(List<String> ids) {
    Map<String, String> all = new TreeMap<>();
    for (String id : ids) {
      all.put(
          id,
          stack
              .database()
              .text("select status || ' held ' || held from orders where order_id = ?", id));
    }
    return all;
  }

  /** What the event with the greatest sequence says of each order. */
  private static Map<String, String> state(Bus bus, List<String> ids) {
    Map<String, JsonNode> last = new TreeMap<>();
    for (JsonNode event : bus.events()) {
      last.merge(
          event.path("subject").asString(),
          event,
          (a, b) ->
              a.path("sequence").asString().compareTo(b.path("sequence").asString()) < 0 ? b : a);
    }
    last.keySet().retainAll(ids);
    Map<String, String> all = new TreeMap<>();
    last.forEach(
        (id, event) ->
            all.put(
                id,
                event.at("/data/status").asString()
                    + " held "
                    + event.at("/data/money/held").asLong()));
    return all;
  }

  /** The orders of which something was first heard after something later. */
  private static List<String> disordered(Bus bus) {
    Map<String, List<String>> heard = new TreeMap<>();
    for (JsonNode event : bus.events()) {
      List<String> of =
          heard.computeIfAbsent(event.path("subject").asString(), _ -> new ArrayList<>());
      String sequence = event.path("sequence").asString();
      if (!of.contains(sequence)) {
        of.add(sequence);
      }
    }
    return heard.entrySet().stream()
        .filter(order -> !order.getValue().equals(order.getValue().stream().sorted().toList()))
        .map(Object::toString)
        .toList();
  }

  private static long repeated(Bus bus) {
    List<JsonNode> events = bus.events();
    return events.size()
        - events.stream().map(event -> event.path("id").asString()).distinct().count();
  }
}
