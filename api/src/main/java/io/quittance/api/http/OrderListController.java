package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import io.quittance.store.OrderSummary;
import io.quittance.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
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
final class OrderListController {

  private final Store store;
  private final Cursors cursors;

  OrderListController(Store store, Cursors cursors) {
    this.store = store;
    this.cursors = cursors;
  }

  @GetMapping
  @Operation(
      summary = "Lists orders, the newest first",
      description = "next is the cursor of the next page, null on the last one.")
  @Documented(
      success = 200,
      answer = OrderList.class,
      fails = {
        ProblemCode.FIELD_INVALID,
        ProblemCode.CURSOR_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String customerId,
      @Parameter(
              description =
                  "true: only orders that a person must decide about; or the kind of the open review")
          @RequestParam(required = false)
          @Nullable String review,
      @Parameter(description = "1 to 200; 50 if left out") @RequestParam(required = false)
          @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    OrderFilter filter = ListQuery.filter(status, customerId, review);
    int most = ListQuery.limit(limit);
    OrderKey after = cursor == null ? null : cursors.read(cursor, filter);
    List<OrderSummary> found = store.orders().list(filter, after, most + 1);
    boolean more = found.size() > most;
    List<OrderSummary> page = more ? found.subList(0, most) : found;
    String next = more ? cursors.write(keyOf(page.getLast()), filter) : null;
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(new OrderList(page.stream().map(OrderLine::of).toList(), next));
  }

  private static OrderKey keyOf(OrderSummary last) {
    return new OrderKey(last.createdAt(), last.orderId());
  }
}
