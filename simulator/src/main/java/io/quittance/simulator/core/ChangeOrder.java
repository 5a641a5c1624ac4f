package io.quittance.simulator.core;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The charges in the order of their last changes, so that a page of it needs no scan. */
final class ChangeOrder {

  private final NavigableMap<Long, String> references = new TreeMap<>();
  private final Map<String, Long> positions = new HashMap<>();

  void changed(String reference, long position) {
    Long before = positions.put(reference, position);
    if (before != null) {
      references.remove(before);
    }
    references.put(position, reference);
  }

  /** What changed after a position: the references by position. */
  NavigableMap<Long, String> after(long position) {
    return references.tailMap(position, false);
  }
}
