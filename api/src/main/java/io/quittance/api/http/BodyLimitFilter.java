package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns down a body over the limit as soon as that is known: announced, or read. */
@Component
@Order(2)
final class BodyLimitFilter extends OncePerRequestFilter {

  /** The longest body, in bytes. */
  static final int LIMIT = 64 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT) {
      turnDown(request, response);
      return;
    }
    byte[] body = read(request);
    if (body == null) {
      Problems.send(Problem.of(ProblemCode.MALFORMED_REQUEST), request, response);
    } else if (body.length > LIMIT) {
      turnDown(request, response);
    } else {
      chain.doFilter(new RequestWithBody(request, body), response);
    }
  }

  /** Returns the body, or as much of it as tells that it is too long; null if it breaks off. */
  private static byte @Nullable [] read(HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(LIMIT + 1);
    } catch (IOException e) {
      return null;
    }
  }

  private static void turnDown(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // The rest of the body is on its way; the connection is of no more use.
    response.setHeader(HttpHeaders.CONNECTION, "close");
    Problems.send(Problem.of(ProblemCode.BODY_TOO_LARGE), request, response);
  }
}
