package io.quittance.api.http;

import io.quittance.api.orders.Orders;
import io.quittance.api.orders.Placing;
import io.quittance.api.orders.ProblemCode;
import io.quittance.providers.Providers;
import io.quittance.workflows.contract.Fingerprint;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.ProviderPromise;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders: placing them, and looking at one. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
final class OrdersController {

  private final Orders orders;
  private final List<ProviderPromise> promises;

  OrdersController(Orders orders, Providers providers) {
    this.orders = orders;
    this.promises =
        providers.all().stream()
            .map(provider -> ProviderPromise.of(provider.name(), provider.traits()))
            .toList();
  }

  @PostMapping
  @Operation(
      summary = "Places an order",
      description =
          "The same request again answers with the same order. Without orderId, the order is named"
              + " by customerId and Idempotency-Key.")
  @Documented(
      success = 201,
      body = NewOrder.class,
      key = Documented.Key.OPTIONAL,
      fails = {
        ProblemCode.IDEMPOTENCY_KEY_MISSING,
        ProblemCode.IDEMPOTENCY_KEY_INVALID,
        ProblemCode.ORDER_EXISTS,
        ProblemCode.FIELD_INVALID,
        ProblemCode.AMOUNT_INVALID,
        ProblemCode.CURRENCY_UNKNOWN,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.ENGINE_UNAVAILABLE,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> place(HttpServletRequest request) {
    String key = IdempotencyKey.optional(request);
    NewOrder order = NewOrder.read(Bodies.required(request));
    String id = order.orderId() == null ? derivedId(order, key, request) : order.orderId();
    RequestIds.order(id);
    return switch (orders.place(order.start(id, promises))) {
      case Placing.Placed placed ->
          Answers.order(
              ResponseEntity.created(URI.create("/v1/orders/" + id)), placed.order(), request);
      case Placing.AnotherExists other ->
          Problems.answer(Problem.of(ProblemCode.ORDER_EXISTS, "orderId").about(id), request);
    };
  }

  private static String derivedId(
      NewOrder order, @Nullable String key, HttpServletRequest request) {
    String needed = Objects.requireNonNullElseGet(key, () -> IdempotencyKey.required(request));
    return "o-" + Fingerprint.of(order.customerId(), needed);
  }

  @GetMapping("/{orderId}")
  @Operation(summary = "Shows an order", description = "The ETag is the order's revision.")
  @Documented(
      success = {200, 304},
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.TOO_MANY_REQUESTS,
        ProblemCode.ENGINE_UNAVAILABLE,
        ProblemCode.VIEW_UNAVAILABLE,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> show(@PathVariable String orderId, HttpServletRequest request) {
    OrderView order = orders.find(PathIds.checked(orderId)).orElse(null);
    return order == null
        ? Problems.answer(Problem.of(ProblemCode.ORDER_NOT_FOUND).about(orderId), request)
        : Answers.order(ResponseEntity.ok().cacheControl(CacheControl.noCache()), order, request);
  }
}
