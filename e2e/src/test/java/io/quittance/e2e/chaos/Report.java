package io.quittance.e2e.chaos;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of one run, for people.
 *
 * @param wrong all that is wrong with an order, a process or a command, each in a sentence
 * @param told what consumers of the brokers rebuilt, each in a sentence
 */
record Report(
    long seed,
    int orders,
    int judged,
    int commands,
    List<Hit> hits,
    List<String> wrong,
    List<String> told,
    Duration took) {

  private static final String HEAD =
      """
      | # | process | how | during | away for | ready after | an order paid after |
      |--:|---|---|---|--:|--:|--:|
      """;

  String command() {
    return "./quittance chaos --orders %d --seed %d".formatted(orders, seed);
  }

  /** Returns the line of one fault. */
  static String line(Hit hit) {
    Fault fault = hit.fault();
    String during = fault.aim() + (hit.isProven() ? "" : " (missed)");
    return "| %2d | %-9s | %-17s | %-10s | %5s s | %5s s | %5s s |"
        .formatted(
            fault.number(),
            fault.victim(),
            fault.way(),
            during,
            seconds(hit.down()),
            seconds(hit.ready()),
            seconds(hit.served()));
  }

  long moneyCalls() {
    return hits.stream().filter(Hit::isDuringMoneyCall).count();
  }

  Map<String, Long> perVictim() {
    return hits.stream()
        .map(hit -> hit.fault().victim())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Returns the section of a page about this run. */
  String section() {
    StringBuilder text = new StringBuilder("### Seed %d%n%n".formatted(seed));
    text.append("`%s`%n%n".formatted(command())).append(totals()).append('\n').append(HEAD);
    hits.forEach(hit -> text.append(line(hit)).append('\n'));
    return text.toString();
  }

  String totals() {
    StringBuilder text = new StringBuilder();
    text.append(
        "**%d orders (%d with the bait and the probes), %d commands answered, %d faults: %d lost or wrong.**\n"
            .formatted(orders, judged, commands, hits.size(), wrong.size()));
    text.append("Hit: %s. ".formatted(words(perVictim())));
    text.append("During a money call %d, ".formatted(moneyCalls()));
    text.append("an append %d, a publish %d. ".formatted(count(Aim.APPEND), count(Aim.PUBLISH)));
    text.append(
        "Healed after %s s in the middle, %s s at most. "
            .formatted(seconds(median()), seconds(slowest())));
    told.forEach(sentence -> text.append(sentence).append(' '));
    text.append("The run took %d s.\n".formatted(took.toSeconds()));
    wrong.forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    return text.toString();
  }

  private long count(Aim aim) {
    return hits.stream().filter(hit -> hit.isProven() && hit.fault().aim() == aim).count();
  }

  private Duration median() {
    List<Duration> sorted = hits.stream().map(Hit::healed).sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }

  private Duration slowest() {
    return hits.stream().map(Hit::healed).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }
}
