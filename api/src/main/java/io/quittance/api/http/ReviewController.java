package io.quittance.api.http;

import io.quittance.api.orders.Orders;
import io.quittance.api.orders.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reviews: what a person decides of an order. */
@RestController
@RequestMapping(path = "/v1/orders/{orderId}/review", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReviewController {

  private final Orders orders;

  ReviewController(Orders orders) {
    this.orders = orders;
  }

  @PostMapping
  @Operation(
      summary = "Decides a review",
      description =
          "Before a decision is carried out, all that it rests on is looked up once more: 202 until"
              + " then. 200: nothing is left to decide, or another question has come up meanwhile,"
              + " which the order names; then the decision is void. 409: the review is not open, or"
              + " not as you saw it.")
  @Documented(
      success = {200, 202},
      body = NewDecision.class,
      key = Documented.Key.REQUIRED,
      ifMatch = true,
      command = true,
      fails = {ProblemCode.REVIEW_STALE})
  ResponseEntity<Object> decide(@PathVariable String orderId, HttpServletRequest request) {
    CommandCall call = CommandCall.of(orderId, request);
    NewDecision decision = NewDecision.read(Bodies.required(request), request);
    return Answers.command(
        orders.give(
            call.orderId(), decision.command(call.commandId()), call.preferences().waiting()),
        call,
        request);
  }
}
