package io.quittance.domain.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.CommandKind;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often each message met each status. */
public final class Coverage {

  private static final List<Class<?>> OUTCOMES = List.of(Outcome.class.getPermittedSubclasses());
  private static final int COMMANDS = CommandKind.values().length;

  private final long[][] counts = new long[OrderStatus.values().length][COMMANDS + OUTCOMES.size()];

  /** Counts a command that an order of that status is given. */
  public void count(OrderStatus status, Command command) {
    counts[status.ordinal()][command.kind().ordinal()]++;
  }

  /** Counts an outcome that an order of that status gets. */
  public void count(OrderStatus status, Outcome outcome) {
    counts[status.ordinal()][COMMANDS + OUTCOMES.indexOf(outcome.getClass())]++;
  }

  /** Adds what another one counted. */
  public void add(Coverage other) {
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts[i].length; j++) {
        counts[i][j] += other.counts[i][j];
      }
    }
  }

  /** Returns how many pairs were reached. */
  public int pairs() {
    int pairs = 0;
    for (long[] row : counts) {
      for (long count : row) {
        pairs += count > 0 ? 1 : 0;
      }
    }
    return pairs;
  }

  /** Returns the pairs that can happen and did not. */
  public List<String> missing() {
    return pairs(false);
  }

  /** Returns the pairs that are listed as impossible and did happen. */
  public List<String> wronglyListed() {
    return pairs(true);
  }

  private List<String> pairs(boolean impossible) {
    List<String> pairs = new ArrayList<>();
    for (OrderStatus status : OrderStatus.values()) {
      for (int j = 0; j < counts[0].length; j++) {
        boolean reached = counts[status.ordinal()][j] > 0;
        boolean listed = Impossible.reason(status, message(j)) != null;
        if (reached == impossible && listed == impossible) {
          pairs.add(status + " x " + message(j));
        }
      }
    }
    return pairs;
  }

  static String message(int column) {
    return column < COMMANDS
        ? CommandKind.values()[column].code()
        : OUTCOMES.get(column - COMMANDS).getSimpleName();
  }

  /** Returns the counts as a table: a row for each message, a column for each status. */
  public String table() {
    StringBuilder table = new StringBuilder("%-14s".formatted(""));
    for (OrderStatus status : OrderStatus.values()) {
      table.append(" %12s".formatted(shortened(status)));
    }
    table.append('\n');
    for (int j = 0; j < counts[0].length; j++) {
      table.append("%-14s".formatted(message(j)));
      for (OrderStatus status : OrderStatus.values()) {
        table.append(" %12s".formatted(cell(status, j)));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String shortened(OrderStatus status) {
    String name = status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return name.length() > 12 ? name.substring(0, 12) : name;
  }

  private String cell(OrderStatus status, int column) {
    long count = counts[status.ordinal()][column];
    if (count > 0) {
      return Long.toString(count);
    }
    return Impossible.reason(status, message(column)) == null ? "MISSING" : "-";
  }
}
