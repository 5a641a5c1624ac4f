package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Http;
import io.quittance.e2e.Stack;
import io.quittance.e2e.Telling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Whether those who only hear of the events end up with the statuses that are in the books. */
final class Hearing {

  private static final Duration TO_DRAIN = Duration.ofSeconds(120);
  private static final String LEFT =
      "select (select count(*) from outbox_delivery) + (select count(*) from outbox_dead)";
  private static final String BOOKS = "select json_build_array(order_id, status) from orders";

  private final Stack stack;
  private final List<Hearer> hearers;

  /** Binds who would else miss the beginning. */
  Hearing(Stack stack) throws Exception {
    this.stack = stack;
    this.hearers = stack.telling.isPresent() ? hearers(stack.telling.get()) : List.of();
  }

  private static List<Hearer> hearers(Telling telling) throws Exception {
    return List.of(new KafkaHearer(telling.bootstrap()), new RabbitHearer(telling.uri()));
  }

  /** Returns what they heard, each in a sentence, and adds what is wrong with it. */
  List<String> judge(Collection<String> wrong) throws Exception {
    List<String> told = new ArrayList<>();
    if (!hearers.isEmpty()) {
      try {
        Await.until("all is told", TO_DRAIN, () -> stack.database().number(LEFT) == 0);
      } catch (AssertionError e) {
        wrong.add(stack.database().text(LEFT) + " events are not told: " + e.getMessage());
      }
    }
    for (Hearer hearer : hearers) {
      Rebuilt rebuilt = hearer.hear();
      Map<String, String> books = books();
      List<String> differences = rebuilt.differences(books);
      wrong.addAll(differences);
      told.add(
          "%s told %d events (%d more were repeated), of %d orders; rebuilt differently than in the books: %d."
              .formatted(
                  rebuilt.broker(),
                  rebuilt.events(),
                  rebuilt.repeated(),
                  books.size(),
                  differences.size()));
    }
    return told;
  }

  private Map<String, String> books() {
    Map<String, String> books = new TreeMap<>();
    for (String row : stack.database().texts(BOOKS)) {
      JsonNode order = Http.JSON.readTree(row);
      books.put(order.path(0).asString(), order.path(1).asString());
    }
    return books;
  }
}
