package io.quittance.e2e.races;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How all races came out, as a page for people. */
record RaceTable(
    List<Ordering> orderings, Map<Ordering, Ending> usual, Map<Ordering, Ending> quittance) {

  private static final int SHORTEST = 3;

  /** Returns the wrong cells of one of the two. */
  List<Ordering> wrong(Map<Ordering, Ending> endings) {
    return orderings.stream().filter(ordering -> of(endings, ordering).isWrong()).toList();
  }

  /** Returns the wrong cells of Quittance, each in a sentence. */
  List<String> faults() {
    return wrong(quittance).stream()
        .map(o -> o + ": " + of(quittance, o) + ", " + of(quittance, o).fault().orElseThrow())
        .toList();
  }

  /** Returns the counts in a sentence. */
  String sum() {
    return "%d orderings. Wrong: usual code %d, Quittance %d."
        .formatted(orderings.size(), wrong(usual).size(), wrong(quittance).size());
  }

  String page() {
    StringBuilder page = new StringBuilder(RaceTableWords.BEGINNING);
    page.append(counts()).append(RaceTableWords.EXPLANATION).append(shortest());
    groups().forEach((title, group) -> page.append("\n## ").append(title).append(rows(group)));
    return page.append("\n").append(sum()).append("\n").toString();
  }

  private Map<String, List<Ordering>> groups() {
    Map<String, List<Ordering>> groups = new LinkedHashMap<>();
    Arrays.stream(Outcome.values()).forEach(outcome -> groups.put(outcome.title(), of(outcome)));
    groups.put(
        "over before the payment", orderings.stream().filter(Ordering::isOverBeforePay).toList());
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private List<Ordering> of(Outcome outcome) {
    return orderings.stream()
        .filter(ordering -> ordering.outcome() == outcome && !ordering.isOverBeforePay())
        .toList();
  }

  private String counts() {
    StringBuilder counts = new StringBuilder(RaceTableWords.COUNTS);
    groups().forEach((title, group) -> counts.append(count(title, group)));
    return counts.append(count("**all**", orderings)).toString();
  }

  private String count(String title, List<Ordering> group) {
    return "| %-23s | %9d | %10d | %9d |\n"
        .formatted(title, group.size(), number(usual, group), number(quittance, group));
  }

  private static long number(Map<Ordering, Ending> endings, List<Ordering> group) {
    return group.stream().filter(ordering -> of(endings, ordering).isWrong()).count();
  }

  /** The shortest of each outcome that goes wrong tell the most. */
  private String shortest() {
    List<Ordering> shortest =
        groups().values().stream()
            .flatMap(group -> wrong(usual).stream().filter(group::contains).limit(SHORTEST))
            .toList();
    return shortest.stream()
        .map(
            o ->
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        o, of(usual, o), of(usual, o).fault().orElseThrow(), of(quittance, o)))
        .collect(Collectors.joining("", RaceTableWords.SHORTEST, ""));
  }

  private String rows(List<Ordering> group) {
    int width = group.stream().mapToInt(o -> o.toString().length()).max().orElse(0);
    String line = "| %-" + width + "s | %-24s | %-24s |\n";
    return group.stream()
        .map(o -> line.formatted(o, of(usual, o), of(quittance, o)))
        .collect(
            Collectors.joining(
                "",
                "\n\n" + line.formatted("ordering", "usual code", "Quittance") + "|---|---|---|\n",
                ""));
  }

  private static Ending of(Map<Ordering, Ending> endings, Ordering ordering) {
    return Objects.requireNonNull(endings.get(ordering), ordering.toString());
  }
}
