package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import java.util.function.Function;

/**
 * One command and the answer that its caller got in the end.
 *
 * @param what the command, of a refund how much of the money, and its key
 * @param call the same command under the same key once more, by how long its caller waits
 */
record Heard(String orderId, String what, Http.Answer answer, Function<String, Http.Answer> call) {

  static final String PLACE = "place";

  boolean isPlacing() {
    return what.equals(PLACE);
  }

  String kind() {
    return what.split(" ", 2)[0];
  }

  String key() {
    return what.substring(what.lastIndexOf(' ') + 1);
  }

  /** Returns whether it is a refund of all that is left. */
  boolean isAboutAll() {
    return what.startsWith("refund all ");
  }

  /** Returns how much a refund asks for. */
  long amount() {
    return Long.parseLong(what.split(" ", 3)[1]);
  }
}
