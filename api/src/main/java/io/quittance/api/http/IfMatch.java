package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that ties a command to the revision of the order which its caller has seen. */
final class IfMatch {

  static final String HEADER = "If-Match";

  /** An order's ETag; a weak one does not tell one revision from another. */
  private static final Pattern REVISION = Pattern.compile("\"(\\d{1,9})\"");

  private IfMatch() {}

  /** Returns the revision; null if any will do. */
  static @Nullable Integer revision(HttpServletRequest request) {
    List<String> said = Collections.list(request.getHeaders(HEADER));
    if (said.isEmpty() || said.equals(List.of("*"))) {
      return null;
    }
    Matcher revision = REVISION.matcher(said.getFirst().strip());
    if (said.size() > 1 || !revision.matches()) {
      throw new ProblemException(Problem.of(ProblemCode.MALFORMED_REQUEST, HEADER));
    }
    return Integer.valueOf(revision.group(1));
  }
}
