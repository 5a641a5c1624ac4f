package io.quittance.api.http;

import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import io.quittance.store.BooksUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What an exception is answered with. */
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Object> problem(ProblemException e, HttpServletRequest request) {
    return answer(e.problem(), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> fault(OrdersFault e, HttpServletRequest request) {
    return answer(Problem.of(e.code()), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> booksAway(BooksUnavailable e, HttpServletRequest request) {
    LOG.warn("The books did not take a call: {}", e.getMessage());
    return answer(Problem.of(ProblemCode.BOOKS_UNAVAILABLE), request);
  }

  /** Tomcat reads a query only when it is asked for, and then throws what Spring passes on. */
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<Object> unreadableQuery(HttpServletRequest request) {
    return answer(Problem.of(ProblemCode.MALFORMED_REQUEST), request);
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<Object> notFound(HttpServletRequest request) {
    return Problems.answer(Problem.of(ProblemCode.NOT_FOUND), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> method(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    ResponseEntity<Object> answer =
        Problems.answer(Problem.of(ProblemCode.METHOD_NOT_ALLOWED), request);
    HttpHeaders headers = new HttpHeaders(answer.getHeaders());
    if (e.getSupportedHttpMethods() != null) {
      headers.setAllow(e.getSupportedHttpMethods());
    }
    return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
  }

  @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
  ResponseEntity<Object> notAcceptable(HttpServletRequest request) {
    return Problems.answer(Problem.of(ProblemCode.NOT_ACCEPTABLE), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception e, HttpServletRequest request) {
    LOG.error("An unexpected failure of {} {}", request.getMethod(), request.getRequestURI(), e);
    return answer(Problem.of(ProblemCode.INTERNAL_ERROR), request);
  }

  private static ResponseEntity<Object> answer(Problem problem, HttpServletRequest request) {
    String orderId = RequestIds.orderOf(request);
    return Problems.answer(orderId == null ? problem : problem.about(orderId), request);
  }
}
