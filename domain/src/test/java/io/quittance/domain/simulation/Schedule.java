package io.quittance.domain.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is decided before a run: the same schedule is the same run, step by step.
 *
 * @param seed what it was made from
 * @param setup what the order and its provider are like
 * @param elements what happens, and what goes otherwise than well, in no order that matters
 */
public record Schedule(long seed, Setup setup, List<Element> elements) {

  /** One decision; leaving it out makes a simpler schedule. */
  public sealed interface Element permits Event, Manner, Hook {}

  /** Takes a copy. */
  public Schedule {
    elements = List.copyOf(elements);
  }

  Schedule with(Setup other) {
    return new Schedule(seed, other, elements);
  }

  Schedule with(List<? extends Element> others) {
    return new Schedule(seed, setup, List.copyOf(others));
  }

  /** Returns the elements of one kind. */
  public <T extends Element> List<T> all(Class<T> kind) {
    List<T> all = new ArrayList<>();
    for (Element element : elements) {
      if (kind.isInstance(element)) {
        all.add(kind.cast(element));
      }
    }
    return all;
  }

  /** Returns the schedule line by line, for a person. */
  public String describe() {
    StringBuilder text = new StringBuilder("seed " + seed + "\n  " + setup + "\n");
    all(Event.class).stream()
        .sorted((a, b) -> Long.compare(a.at(), b.at()))
        .forEach(event -> text.append("  ").append(event).append("\n"));
    all(Manner.class).forEach(manner -> text.append("  ").append(manner).append("\n"));
    all(Hook.class).forEach(hook -> text.append("  ").append(hook).append("\n"));
    return text.toString();
  }
}
