package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The revision that a caller has seen and wants to act on: {@code If-Match} (RFC 9110). */
final class ExpectedRevision {

  /** The ETag of an order is its revision; a weak one promises too little to act on. */
  private static final Pattern REVISION = Pattern.compile("\"(\\d{1,9})\"");

  private ExpectedRevision() {}

  /** Returns the revision; null if the caller acts on the order however it stands. */
  static @Nullable Integer of(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
    if (headers.isEmpty() || headers.equals(List.of("*"))) {
      return null;
    }
    Matcher matcher = REVISION.matcher(headers.getFirst().strip());
    if (headers.size() > 1 || !matcher.matches()) {
      throw new ProblemException(Problem.of(ProblemCode.MALFORMED_REQUEST, HttpHeaders.IF_MATCH));
    }
    return Integer.valueOf(matcher.group(1));
  }
}
