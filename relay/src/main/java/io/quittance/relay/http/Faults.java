package io.quittance.relay.http;

import io.quittance.store.BooksUnavailable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Faults as problem details. */
@RestControllerAdvice
class Faults extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ProblemDetail away(BooksUnavailable fault) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE, "The books do not answer.");
    problem.setProperty("code", "books_unavailable");
    return problem;
  }
}
