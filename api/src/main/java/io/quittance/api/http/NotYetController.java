package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that are promised and not available yet. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class NotYetController {

  @PostMapping("/orders/{orderId}/review")
  @Operation(summary = "Not available yet")
  @Documented(
      success = {},
      fails = {ProblemCode.FIELD_INVALID, ProblemCode.NOT_AVAILABLE})
  ResponseEntity<Object> command(@PathVariable String orderId, HttpServletRequest request) {
    return notYet(PathIds.checked(orderId), request);
  }

  private static ResponseEntity<Object> notYet(String orderId, HttpServletRequest request) {
    return Problems.answer(Problem.of(ProblemCode.NOT_AVAILABLE).about(orderId), request);
  }
}
