package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.api.webhooks.Received;
import io.quittance.api.webhooks.Reception;
import io.quittance.providers.WebhookReceipt;
import io.quittance.providers.WebhookRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where payment providers tell what became of charges and refunds. */
@RestController
final class WebhooksController {

  private final Reception reception;

  WebhooksController(Reception reception) {
    this.reception = reception;
  }

  @PostMapping("/v1/webhooks/{provider}")
  @Operation(
      summary = "Takes a payment provider's webhook",
      description =
          "For providers only: signed by the provider's own rules, and sent within the last five"
              + " minutes. Answered as the provider expects it, once it is durable; 503: send it"
              + " again. The same event twice is the same event.")
  @Documented(
      success = 204,
      fails = {
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.WEBHOOK_SIGNATURE_INVALID,
        ProblemCode.PROVIDER_UNKNOWN,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> webhook(@PathVariable String provider, HttpServletRequest request) {
    WebhookRequest webhook = new WebhookRequest(headers(request), Bodies.bytes(request));
    return switch (reception.receive(provider, webhook)) {
      case Received.Kept kept -> acknowledged(kept.receipt());
      case Received.UnknownProvider unknown -> problem(ProblemCode.PROVIDER_UNKNOWN, request);
      case Received.Forged forged -> problem(ProblemCode.WEBHOOK_SIGNATURE_INVALID, request);
      case Received.Malformed malformed -> problem(ProblemCode.MALFORMED_REQUEST, request);
      case Received.NotKept not -> problem(ProblemCode.BOOKS_UNAVAILABLE, request);
    };
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Collections.list(request.getHeaderNames())
        .forEach(name -> headers.put(name, request.getHeader(name)));
    return headers;
  }

  private static ResponseEntity<Object> acknowledged(WebhookReceipt receipt) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(receipt.status());
    return receipt.text().isEmpty()
        ? answer.build()
        : answer.contentType(MediaType.TEXT_PLAIN).body(receipt.text());
  }

  private static ResponseEntity<Object> problem(ProblemCode code, HttpServletRequest request) {
    return Problems.answer(Problem.of(code), request);
  }
}
