package io.quittance.providers;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A webhook as it came in: nothing of it is believed yet.
 *
 * @param headers by their names, which are lower-cased here
 * @param body the very bytes that were signed
 */
public record WebhookRequest(Map<String, String> headers, byte[] body) {

  /** Takes copies. */
  public WebhookRequest {
    SortedMap<String, String> names = new TreeMap<>();
    headers.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
    headers = Collections.unmodifiableSortedMap(names);
    body = body.clone();
  }

  /** Returns a header's value, if it was sent and is not blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
  }
}
