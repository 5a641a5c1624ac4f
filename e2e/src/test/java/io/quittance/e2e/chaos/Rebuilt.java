package io.quittance.e2e.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where every order stands by what a broker tells from its beginning: repeated ids are dropped, and
 * the rest is believed in the order in which it comes.
 */
final class Rebuilt {

  private final String broker;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Told> orders = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int repeated;

  Rebuilt(String broker) {
    this.broker = broker;
  }

  /**
   * What was told last of an order.
   *
   * @param seq the number of the fact that it tells
   */
  private record Told(long seq, String status) {}

  /** Hears one event. */
  void hear(String id, String orderId, long seq, String status) {
    if (!ids.add(id)) {
      repeated++;
      return;
    }
    Told before = orders.put(orderId, new Told(seq, status));
    if (before != null && before.seq() >= seq) {
      wrong.add("%s told %d of %s after %d".formatted(broker, seq, orderId, before.seq()));
    }
  }

  String broker() {
    return broker;
  }

  /** Returns how many events were told, each counted once. */
  int events() {
    return ids.size();
  }

  /** Returns how many were told once more. */
  int repeated() {
    return repeated;
  }

  /**
   * Returns where that differs from the books, each in a sentence.
   *
   * @param books the status of every order
   */
  List<String> differences(Map<String, String> books) {
    List<String> all = new ArrayList<>(wrong);
    books.forEach(
        (orderId, status) -> {
          Told told = orders.get(orderId);
          if (told == null) {
            all.add("%s told nothing of %s, which is %s".formatted(broker, orderId, status));
          } else if (!told.status().equals(status)) {
            all.add(
                "%s has %s as %s, the books as %s"
                    .formatted(broker, orderId, told.status(), status));
          }
        });
    orders.keySet().stream()
        .filter(orderId -> !books.containsKey(orderId))
        .forEach(orderId -> all.add(broker + " told of " + orderId + ", which is in no books"));
    return all;
  }
}
