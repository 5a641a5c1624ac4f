package io.quittance.api.http;

import io.quittance.api.orders.Wait;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller prefers (RFC 7240). A preference that can't be read is no error, it is not applied.
 *
 * @param waiting how long to wait
 * @param applied which preferences were heeded, as the answer tells them; null if none was
 */
record Preferences(Wait waiting, @Nullable String applied) {

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";

  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final int LONGEST_SECONDS = 60;
  private static final String ASYNC = "respond-async";
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?");

  static Preferences of(HttpServletRequest request) {
    List<String> said = tokens(Collections.list(request.getHeaders(HEADER)));
    Integer seconds = seconds(said);
    boolean async = said.contains(ASYNC);
    List<String> applied = new ArrayList<>();
    if (async) {
      applied.add(ASYNC);
    }
    if (seconds != null) {
      applied.add("wait=" + seconds);
    }
    return new Preferences(
        wait(async, seconds), applied.isEmpty() ? null : String.join(", ", applied));
  }

  /** Both together mean: wait so long, then go on without the answer; as always. */
  private static Wait wait(boolean async, @Nullable Integer seconds) {
    if (seconds != null) {
      return Wait.upTo(Duration.ofSeconds(seconds));
    }
    return async ? Wait.none() : Wait.upTo(USUAL);
  }

  private static List<String> tokens(List<String> headers) {
    return headers.stream()
        .flatMap(header -> List.of(header.split(",")).stream())
        .map(preference -> preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static @Nullable Integer seconds(List<String> said) {
    return said.stream()
        .map(WAIT::matcher)
        .filter(matcher -> matcher.matches())
        .findFirst()
        .map(matcher -> Math.min(Integer.parseInt(matcher.group(1)), LONGEST_SECONDS))
        .orElse(null);
  }
}
