package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import java.util.function.Function;

/**
 * One command and the answer that its caller got in the end.
 *
 * @param what the command and its key
 * @param call the same command under the same key once more, by how long its caller waits
 */
record Heard(String orderId, String what, Http.Answer answer, Function<String, Http.Answer> call) {

  static final String PLACE = "place";

  boolean isPlacing() {
    return what.equals(PLACE);
  }

  String key() {
    return what.substring(what.indexOf(' ') + 1);
  }
}
