package io.quittance.e2e.races;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return wrong(quittance).stream().map(o -> o + ": " + of(quittance, o)).toList();
  }

  /** Returns the cells of Quittance in which a person is asked: none of these races needs one. */
  List<String> reviews() {
    return orderings.stream()
        .filter(o -> of(quittance, o).asksPerson())
        .map(o -> o + ": " + of(quittance, o))
        .toList();
  }

  /** Returns the counts in a sentence. */
  String sum() {
    return "%d orderings. Wrong: usual code %d, Quittance %d. Given to a person by Quittance: %d."
        .formatted(
            orderings.size(), wrong(usual).size(), wrong(quittance).size(), reviews().size());
  }

  String page() {
    StringBuilder page = new StringBuilder(RaceTableWords.BEGINNING);
    page.append("**").append(sum()).append("**\n").append(counts()).append(faultCounts());
    page.append(RaceTableWords.EXPLANATION).append(shortest());
    groups().forEach((title, group) -> page.append(section(title, group)));
    return page.append("\n").append(sum()).append("\n").toString();
  }

  private Map<String, List<Ordering>> groups() {
    Map<String, List<Ordering>> groups = new LinkedHashMap<>();
    groups.put("over before the payment", those(Ordering::isOverBeforePay));
    for (Outcome outcome : Outcome.values()) {
      groups.put(outcome.title(), those(o -> o.outcome() == outcome && !o.isOverBeforePay()));
    }
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private List<Ordering> those(Predicate<Ordering> kind) {
    return orderings.stream().filter(kind).toList();
  }

  private String counts() {
    StringBuilder counts = new StringBuilder(RaceTableWords.COUNTS);
    groups().forEach((title, group) -> counts.append(count(title, group)));
    counts.append(count("**all**", orderings));
    return counts
        .append(count("of these, with a crash", those(o -> o.has(Event.CRASH))))
        .toString();
  }

  private String count(String title, List<Ordering> group) {
    return "| %-23s | %9d | %10d | %9d |\n"
        .formatted(title, group.size(), number(usual, group), number(quittance, group));
  }

  private static long number(Map<Ordering, Ending> endings, List<Ordering> group) {
    return group.stream().filter(ordering -> of(endings, ordering).isWrong()).count();
  }

  private String faultCounts() {
    Map<String, Long> usuals = faults(usual);
    Map<String, Long> ours = faults(quittance);
    return Stream.of(usuals, ours)
        .flatMap(faults -> faults.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(
            fault ->
                "| %-37s | %10d | %9d |\n"
                    .formatted(fault, usuals.getOrDefault(fault, 0L), ours.getOrDefault(fault, 0L)))
        .collect(Collectors.joining("", RaceTableWords.FAULTS, ""));
  }

  private Map<String, Long> faults(Map<Ordering, Ending> endings) {
    return wrong(endings).stream()
        .map(o -> of(endings, o).fault().orElseThrow())
        .collect(Collectors.groupingBy(fault -> fault, LinkedHashMap::new, Collectors.counting()));
  }

  /** The shortest of each outcome that goes wrong tell the most. */
  private String shortest() {
    return groups().values().stream()
        .flatMap(group -> wrong(usual).stream().filter(group::contains).limit(SHORTEST))
        .map(this::row)
        .collect(Collectors.joining("", RaceTableWords.SHORTEST + RaceTableWords.CELLS, ""));
  }

  private String section(String title, List<Ordering> group) {
    return group.stream()
        .map(this::row)
        .collect(
            Collectors.joining(
                "",
                RaceTableWords.GROUP.formatted(
                        title, group.size(), number(usual, group), number(quittance, group))
                    + RaceTableWords.CELLS,
                RaceTableWords.GROUP_END));
  }

  private String row(Ordering ordering) {
    return "| %s | %s | %s |\n".formatted(ordering, of(usual, ordering), of(quittance, ordering));
  }

  private static Ending of(Map<Ordering, Ending> endings, Ordering ordering) {
    return Objects.requireNonNull(endings.get(ordering), ordering.toString());
  }
}
