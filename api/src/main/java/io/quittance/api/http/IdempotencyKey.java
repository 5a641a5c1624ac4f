package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that names a command, so that repeating it is the same command. */
final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final Predicate<String> FORM =
      Pattern.compile("[\\x20-\\x7E]{1,128}").asMatchPredicate();

  private IdempotencyKey() {}

  static String required(HttpServletRequest request) {
    String key = optional(request);
    if (key == null) {
      throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING, HEADER));
    }
    return key;
  }

  /** Returns the key; null if there is none. */
  static @Nullable String optional(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(HEADER));
    if (keys.isEmpty() || keys.equals(List.of(""))) {
      return null;
    }
    if (keys.size() > 1 || !isValid(keys.getFirst())) {
      throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_INVALID, HEADER));
    }
    return keys.getFirst();
  }

  static boolean isValid(String key) {
    return FORM.test(key);
  }
}
