package io.quittance.simulator.http;

import io.quittance.simulator.core.Answer;

/** An HTTP response: a status and a body of JSON. */
record Response(int status, byte[] body) {

  static Response of(Answer answer) {
    return new Response(answer.status(), Json.bytes(answer));
  }
}
