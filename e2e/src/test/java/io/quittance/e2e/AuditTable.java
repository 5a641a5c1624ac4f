package io.quittance.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outcome of an audit as a table: for each status and currency, what each witness says. */
public final class AuditTable {

  private static final String LINE = "%-17s %-4s %6s  %-18s %-18s %-18s %-18s%n";

  private AuditTable() {}

  /** One line of the table. */
  private record Line(int orders, Sums ledger, Sums workflow, Sums journal, Sums provider) {
    static Line of(Testimony t) {
      return new Line(1, t.ledger(), t.workflow(), t.journal(), t.provider());
    }

    Line plus(Line other) {
      return new Line(
          orders + other.orders,
          ledger.plus(other.ledger),
          workflow.plus(other.workflow),
          journal.plus(other.journal),
          provider.plus(other.provider));
    }
  }

  private record Key(String status, String currency) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byStatus = status.compareTo(other.status);
      return byStatus != 0 ? byStatus : currency.compareTo(other.currency);
    }
  }

  /**
   * Returns it, with every order that the witnesses disagree about.
   *
   * @param methods how each order was paid, by the order's id
   */
  public static String of(List<Testimony> testimonies, Map<String, String> methods) {
    StringBuilder text =
        new StringBuilder("taken - returned, in minor units, by four witnesses:\n");
    text.append(
        LINE.formatted("status", "", "orders", "ledger", "workflow", "journal", "provider"));
    lines(testimonies)
        .forEach(
            (key, l) ->
                text.append(
                    LINE.formatted(
                        key.status(),
                        key.currency(),
                        l.orders(),
                        l.ledger(),
                        l.workflow(),
                        l.journal(),
                        l.provider())));
    endings(testimonies, methods)
        .forEach((method, ends) -> text.append("%-25s %s%n".formatted(method, ends)));
    List<Testimony> differing =
        testimonies.stream().filter(t -> !t.differences().isEmpty()).toList();
    differing.forEach(t -> text.append("%s: %s%n".formatted(t.orderId(), t.differences())));
    return text.append(
            "%d orders, %d differences%n".formatted(testimonies.size(), differing.size()))
        .toString();
  }

  private static Map<Key, Line> lines(List<Testimony> testimonies) {
    Map<Key, Line> lines = new TreeMap<>();
    testimonies.forEach(
        t -> lines.merge(new Key(t.status(), t.currency()), Line.of(t), Line::plus));
    return lines;
  }

  private static Map<String, Map<String, Integer>> endings(
      List<Testimony> testimonies, Map<String, String> methods) {
    Map<String, Map<String, Integer>> endings = new TreeMap<>();
    for (Testimony t : testimonies) {
      String method = methods.getOrDefault(t.orderId(), "");
      endings.computeIfAbsent(method, _ -> new TreeMap<>()).merge(t.status(), 1, Integer::sum);
    }
    return endings;
  }
}
