package io.quittance.simulator.http;

import io.quittance.simulator.core.Answer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response.
 *
 * @param contentType of the body
 * @param location where the browser goes from here; null: nowhere
 */
record Response(int status, String contentType, byte[] body, @Nullable String location) {

  /** A response of JSON. */
  Response(int status, byte[] body) {
    this(status, "application/json", body, null);
  }

  static Response of(Answer.Refused refused) {
    return new Response(refused.status(), Json.bytes(refused));
  }

  static Response page(int status, String html) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    return new Response(status, "text/html; charset=utf-8", body, null);
  }

  static Response seeOther(String location) {
    return new Response(303, "text/plain", new byte[0], location);
  }
}
