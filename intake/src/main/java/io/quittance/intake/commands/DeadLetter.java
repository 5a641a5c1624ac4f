package io.quittance.intake.commands;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The headers of a message that is put aside: its own, where it stood, and why. They have to fit
 * into what brokers allow, beside the body; what of its own makes them too large is left out and
 * named.
 */
public final class DeadLetter {

  /** Half of RabbitMQ's usual frame, which holds all headers of a message. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int LONGEST_LIST = 500;

  private DeadLetter() {}

  /** Returns them. */
  public static SortedMap<String, String> headers(Incoming message, Reason reason) {
    SortedMap<String, String> headers = new TreeMap<>();
    TreeSet<String> leftOut = new TreeSet<>();
    int bytes = 0;
    for (Map.Entry<String, String> header : smallestFirst(message.headers())) {
      bytes += size(header);
      if (bytes <= MOST_BYTES) {
        headers.put(header.getKey(), header.getValue());
      } else {
        leftOut.add(header.getKey());
      }
    }
    if (!leftOut.isEmpty()) {
      String names = String.join(", ", leftOut);
      headers.put(
          "quittance-headers",
          "left out: " + names.substring(0, Math.min(LONGEST_LIST, names.length())));
    }
    message.origin().forEach((name, value) -> headers.put("quittance-origin-" + name, value));
    headers.put("quittance-code", reason.code());
    headers.put("quittance-message", reason.message());
    String field = reason.field();
    if (field != null) {
      headers.put("quittance-field", field);
    }
    return headers;
  }

  private static List<Map.Entry<String, String>> smallestFirst(Map<String, String> headers) {
    return headers.entrySet().stream().sorted(Comparator.comparingInt(DeadLetter::size)).toList();
  }

  private static int size(Map.Entry<String, String> header) {
    return header.getKey().getBytes(StandardCharsets.UTF_8).length
        + header.getValue().getBytes(StandardCharsets.UTF_8).length;
  }
}
