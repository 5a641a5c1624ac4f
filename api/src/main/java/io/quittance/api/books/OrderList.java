package io.quittance.api.books;

import io.quittance.domain.OrderStatus;
import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import io.quittance.store.OrderSummary;
import io.quittance.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of all orders, page by page. */
@Component
public final class OrderList {

  private final Store store;
  private volatile @Nullable Cursors cursors;

  OrderList(Store store) {
    this.store = store;
  }

  /** Returns whether the text names a status of orders. */
  public static boolean isStatus(String text) {
    return Arrays.stream(OrderStatus.values()).anyMatch(status -> status.name().equals(text));
  }

  /**
   * Returns a page; empty if the cursor is none of ours, or of a list with other filters.
   *
   * @param cursor where the page before ended; null: the first page
   * @param limit how many orders at most
   * @throws io.quittance.store.BooksUnavailable if the database does not answer
   */
  public Optional<OrdersPage> page(OrderFilter filter, @Nullable String cursor, int limit) {
    if (cursor == null) {
      return Optional.of(after(null, filter, limit));
    }
    return cursors().read(cursor, filter).map(place -> after(place, filter, limit));
  }

  /** One more is read than is shown, which tells whether there is a next page. */
  private OrdersPage after(@Nullable OrderKey place, OrderFilter filter, int limit) {
    List<OrderSummary> rows = store.orders().list(filter, place, limit + 1);
    boolean goesOn = rows.size() > limit;
    List<OrderSummary> shown = goesOn ? rows.subList(0, limit) : rows;
    return new OrdersPage(
        shown.stream().map(OrdersPage::line).toList(),
        goesOn ? cursors().write(key(shown.getLast()), filter) : null);
  }

  private static OrderKey key(OrderSummary row) {
    return new OrderKey(row.createdAt(), row.orderId());
  }

  /** The key never changes, so it is read once. */
  private Cursors cursors() {
    Cursors known = cursors;
    if (known == null) {
      known = new Cursors(store.secrets().cursorKey());
      cursors = known;
    }
    return known;
  }
}
