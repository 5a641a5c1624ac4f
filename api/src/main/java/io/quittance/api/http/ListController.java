package io.quittance.api.http;

import io.quittance.api.books.OrderList;
import io.quittance.api.books.OrdersPage;
import io.quittance.api.orders.ProblemCode;
import io.quittance.store.OrderFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of orders. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
final class ListController {

  private final OrderList orders;

  ListController(OrderList orders) {
    this.orders = orders;
  }

  @GetMapping
  @Operation(
      summary = "Lists orders, the newest first",
      description = "Page by page: next of one page is the cursor of the page after it.")
  @Documented(
      success = 200,
      answer = OrdersPage.class,
      fails = {
        ProblemCode.CURSOR_INVALID,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> list(
      @Parameter(description = "Only those that stand so.", example = "PAID")
          @RequestParam(required = false)
          @Nullable String status,
      @RequestParam(required = false) @Nullable String customerId,
      @Parameter(description = "true: only those with an open review; false: only the others.")
          @RequestParam(required = false)
          @Nullable String review,
      @Parameter(description = "1 to 200, usually 50.") @RequestParam(required = false)
          @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    OrderFilter filter =
        new OrderFilter(
            QueryFields.text("status", status, OrderList::isStatus),
            QueryFields.text("customerId", customerId, Texts.NAME),
            QueryFields.yesOrNo("review", review));
    return orders
        .page(filter, cursor, QueryFields.limit(limit))
        .map(ListController::answer)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.CURSOR_INVALID, "cursor")));
  }

  private static ResponseEntity<Object> answer(OrdersPage page) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(page);
  }
}
