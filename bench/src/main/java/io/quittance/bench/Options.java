package io.quittance.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a command was called with: {@code --name value}, each at most once.
 *
 * @param values by name, without the dashes
 */
record Options(Map<String, String> values) {

  /**
   * Returns the options among the arguments.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  static Options of(List<String> arguments, Set<String> known) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).replaceFirst("^--", "");
      if (!known.contains(name) || !arguments.get(i).startsWith("--")) {
        throw new IllegalArgumentException(
            arguments.get(i) + " is none of --" + String.join(", --", known));
      }
      if (i + 1 == arguments.size() || values.put(name, arguments.get(i + 1)) != null) {
        throw new IllegalArgumentException("--" + name + " needs one value.");
      }
    }
    return new Options(values);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : Long.parseLong(text.replace("_", "").replace(",", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " " + text + " is not a number.");
    }
  }

  int count(String name, int otherwise) {
    long count = number(name, otherwise);
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("--" + name + " " + count + " is out of range.");
    }
    return (int) count;
  }
}
