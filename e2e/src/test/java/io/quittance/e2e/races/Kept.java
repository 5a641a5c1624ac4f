package io.quittance.e2e.races;

import io.quittance.e2e.ProviderBooks.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The endings that an earlier run came to before it was cut off, and those of this one, in a file:
 * the whole table takes a while.
 *
 * @param file a line for each; empty: nothing is kept
 */
record Kept(Optional<Path> file) {

  private static final String TAB = "\t";

  /** Returns those of the orderings whose endings are kept. */
  Map<Ordering, Ending> of(List<Ordering> orderings) throws IOException {
    Map<String, Ordering> byName = new TreeMap<>();
    orderings.forEach(o -> byName.put(name(o), o));
    Map<Ordering, Ending> kept = new HashMap<>();
    if (file.isPresent() && Files.exists(file.get())) {
      for (String line : Files.readAllLines(file.get())) {
        String[] part = line.split(TAB, -1);
        Ordering ordering = byName.get(part[0]);
        if (ordering != null) {
          kept.put(ordering, ending(part));
        }
      }
    }
    return kept;
  }

  private static Ending ending(String[] part) {
    return new Ending(
        part[1],
        Boolean.parseBoolean(part[2]),
        new Money(Long.parseLong(part[3]), Long.parseLong(part[4]), Integer.parseInt(part[5])),
        Optional.of(part[6]).filter(text -> !text.isEmpty()));
  }

  /** Keeps one more. */
  synchronized void add(Ordering ordering, Ending ending) {
    if (file.isEmpty()) {
      return;
    }
    Money money = ending.money();
    String line =
        String.join(
            TAB,
            name(ordering),
            ending.status(),
            "" + ending.isAtRest(),
            "" + money.captured(),
            "" + money.refunded(),
            "" + money.capturedCharges(),
            ending.contradiction().orElse(""));
    try {
      Files.writeString(
          file.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Ordering ordering) {
    return ordering.outcome() + " " + ordering;
  }
}
