package io.quittance.api.http;

import io.quittance.api.evidence.CancelPreview;
import io.quittance.api.evidence.CancelPreviews;
import io.quittance.api.orders.Orders;
import io.quittance.api.orders.ProblemCode;
import io.quittance.providers.Providers;
import io.quittance.workflows.contract.CommandRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commands: what a shop may ask of an order. */
@RestController
@RequestMapping(path = "/v1/orders/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
final class CommandsController {

  private final Orders orders;
  private final Providers providers;
  private final CancelPreviews previews;

  CommandsController(Orders orders, Providers providers, CancelPreviews previews) {
    this.orders = orders;
    this.providers = providers;
    this.previews = previews;
  }

  @PostMapping("/payments")
  @Operation(
      summary = "Pays an order",
      description =
          "200 while this payment pays the order; 202 while its outcome is not known; 402 if it was"
              + " declined or never made.")
  @Documented(
      success = {200, 202},
      body = NewPayment.class,
      key = Documented.Key.REQUIRED,
      command = true,
      fails = {
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.PROVIDER_UNKNOWN,
        ProblemCode.ALREADY_PAID,
        ProblemCode.PAYMENT_IN_FLIGHT,
        ProblemCode.ORDER_CANCELLING,
        ProblemCode.ORDER_CLOSED
      })
  ResponseEntity<Object> pay(@PathVariable String orderId, HttpServletRequest request) {
    CommandCall call = CommandCall.of(orderId, request);
    NewPayment payment = NewPayment.read(Bodies.required(request), providers);
    return give(call, payment.command(call.commandId()), request);
  }

  @PostMapping("/cancellation")
  @Operation(
      summary = "Cancels an order",
      description =
          "200 once it has ended; 202 while money is moving: it ends only when it is proven that"
              + " none is held. A dry run moves nothing, needs no Idempotency-Key, and is answered"
              + " with what would happen, or with the problem that the cancel would get.")
  @Documented(
      success = {200, 202},
      otherAnswer = CancelPreview.class,
      body = NewCancellation.class,
      bodyRequired = false,
      key = Documented.Key.REQUIRED,
      command = true,
      fails = {ProblemCode.ALREADY_FULFILLED, ProblemCode.PAYMENT_DISPUTED})
  ResponseEntity<Object> cancel(
      @PathVariable String orderId,
      @Parameter(
              description = "true: only say what would happen.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(required = false)
          @Nullable String dryRun,
      HttpServletRequest request) {
    if (isDryRun(dryRun)) {
      return preview(PathIds.checked(orderId), request);
    }
    CommandCall call = CommandCall.of(orderId, request);
    NewCancellation cancellation = NewCancellation.read(Bodies.optional(request));
    return give(call, cancellation.command(call.commandId()), request);
  }

  /** A dry run in doubt must not become a cancel. */
  private static boolean isDryRun(@Nullable String dryRun) {
    return switch (dryRun) {
      case null -> false;
      case "false" -> false;
      case "true", "" -> true;
      default -> throw new ProblemException(Problem.of(ProblemCode.FIELD_INVALID, "dryRun"));
    };
  }

  private ResponseEntity<Object> preview(String orderId, HttpServletRequest request) {
    NewCancellation cancellation = NewCancellation.read(Bodies.optional(request));
    CancelPreviews.Previewed previewed =
        previews.of(orderId, cancellation.by(), cancellation.reason()).orElse(null);
    return switch (previewed) {
      case null -> Problems.answer(Problem.of(ProblemCode.ORDER_NOT_FOUND).about(orderId), request);
      case CancelPreviews.Previewed.Refused refused ->
          Problems.answer(Problem.of(ProblemCode.of(refused.code())).about(orderId), request);
      case CancelPreviews.Previewed.Told told -> Answers.preview(told.preview(), request);
    };
  }

  @PostMapping("/fulfilment")
  @Operation(
      summary = "Asks to let the goods go",
      description = "200: the money is captured, ship now. 202: it is being captured, wait.")
  @Documented(
      success = {200, 202},
      key = Documented.Key.REQUIRED,
      command = true,
      fails = {
        ProblemCode.CAPTURE_FAILED,
        ProblemCode.NOT_PAID,
        ProblemCode.ORDER_CANCELLING,
        ProblemCode.ORDER_CLOSED,
        ProblemCode.REFUND_IN_FLIGHT
      })
  ResponseEntity<Object> fulfil(@PathVariable String orderId, HttpServletRequest request) {
    CommandCall call = CommandCall.of(orderId, request);
    return give(call, CommandRequest.fulfil(call.commandId()), request);
  }

  @PostMapping("/refunds")
  @Operation(
      summary = "Returns money of a paid order",
      description =
          "All that is left of an order that is not fulfilled is a cancel. 200: the money is back."
              + " 202: it is on its way. If-Match with the revision you saw refuses if the order"
              + " has changed since.")
  @Documented(
      success = {200, 202},
      body = NewRefund.class,
      bodyRequired = false,
      key = Documented.Key.REQUIRED,
      ifMatch = true,
      command = true,
      fails = {
        ProblemCode.AMOUNT_INVALID,
        ProblemCode.CURRENCY_UNKNOWN,
        ProblemCode.NOT_PAID,
        ProblemCode.ORDER_CANCELLING,
        ProblemCode.ORDER_CLOSED,
        ProblemCode.REFUND_IN_FLIGHT,
        ProblemCode.REFUND_EXCEEDS_HELD,
        ProblemCode.PAYMENT_DISPUTED,
        ProblemCode.REVISION_CHANGED
      })
  ResponseEntity<Object> refund(@PathVariable String orderId, HttpServletRequest request) {
    CommandCall call = CommandCall.of(orderId, request);
    NewRefund refund = NewRefund.read(Bodies.optional(request));
    return give(call, refund.command(call.commandId(), request), request);
  }

  private ResponseEntity<Object> give(
      CommandCall call, CommandRequest command, HttpServletRequest request) {
    return Answers.command(
        orders.give(call.orderId(), command, call.preferences().waiting()), call, request);
  }
}
