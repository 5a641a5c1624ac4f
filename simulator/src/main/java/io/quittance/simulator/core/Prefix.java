package io.quittance.simulator.core;

import java.util.NavigableMap;

/** The part of a sorted map whose keys start with a prefix, found without a scan. */
final class Prefix {

  private Prefix() {}

  static <V> NavigableMap<String, V> of(NavigableMap<String, V> map, String prefix) {
    return prefix.isEmpty() ? map : map.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
  }
}
