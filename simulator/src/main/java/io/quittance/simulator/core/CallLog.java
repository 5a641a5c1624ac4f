package io.quittance.simulator.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The calls that the provider has seen, findable by reference. */
final class CallLog {

  private static final String UNREADABLE = "";

  private final NavigableMap<String, List<Call>> byReference = new TreeMap<>();
  private long lastSeq;

  void put(Call call) {
    lastSeq = Math.max(lastSeq, call.seq());
    String key = call.reference() == null ? UNREADABLE : call.reference();
    List<Call> calls = byReference.computeIfAbsent(key, _ -> new ArrayList<>(2));
    // Calls are answered out of order, but nearly so: the place is near the end.
    int before = calls.size() - 1;
    while (before >= 0 && calls.get(before).seq() > call.seq()) {
      before--;
    }
    if (before >= 0 && calls.get(before).seq() == call.seq()) {
      calls.set(before, call);
    } else {
      calls.add(before + 1, call);
    }
  }

  List<Call> startingWith(String prefix) {
    return Prefix.of(byReference, prefix).values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Call::seq))
        .toList();
  }

  long lastSeq() {
    return lastSeq;
  }
}
