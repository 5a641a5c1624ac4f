package io.quittance.intake.commands;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A message as a broker gave it.
 *
 * @param body its bytes
 * @param headers the texts among its headers
 * @param origin where it stood, in words fit for headers
 */
public record Incoming(byte[] body, SortedMap<String, String> headers, Map<String, String> origin) {

  /** Takes them as they are. */
  public Incoming {
    headers = new TreeMap<>(headers);
    origin = new TreeMap<>(origin);
  }
}
