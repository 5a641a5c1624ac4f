package io.quittance.api.http;

import io.quittance.workflows.contract.OrderDataConverter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a problem is sent: the one shape of all errors. */
final class Problems {

  private static final String SOON = "1";

  private Problems() {}

  /** Returns the answer of a controller. */
  static ResponseEntity<Object> answer(Problem problem, HttpServletRequest request) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.code().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.code().isPassing()) {
      answer.header(HttpHeaders.RETRY_AFTER, SOON);
    }
    return answer.body(ProblemBody.of(problem, Languages.of(request)));
  }

  /** Sends the answer of what is no controller: a filter, or the server itself. */
  static void send(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body =
        OrderDataConverter.mapper()
            .writeValueAsBytes(ProblemBody.of(problem, Languages.of(request)));
    response.setStatus(problem.code().status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
