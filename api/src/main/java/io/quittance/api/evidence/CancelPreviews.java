package io.quittance.api.evidence;

import io.quittance.api.orders.Orders;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Preview;
import io.quittance.domain.Reply;
import io.quittance.store.BooksUnavailable;
import io.quittance.store.JournalRow;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.StartOrder;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What cancels would do. The order is asked itself, since only it knows what is in flight; where
 * nobody answers for it, the books tell how it stood last.
 */
public final class CancelPreviews {

  private final Orders orders;
  private final Store store;
  private final Clock clock;

  /** Takes those who know orders. */
  public CancelPreviews(Orders orders, Store store, Clock clock) {
    this.orders = orders;
    this.store = store;
    this.clock = clock;
  }

  /** What a preview came to. */
  public sealed interface Previewed {

    /** The cancel would be taken on. */
    record Told(CancelPreview preview) implements Previewed {}

    /** The cancel would be refused. */
    record Refused(String code, @Nullable String field) implements Previewed {}
  }

  /**
   * Returns what a cancel would do; empty if there is no such order.
   *
   * @throws BooksUnavailable if neither the order nor the books can tell
   */
  public Optional<Previewed> of(String orderId, String by, @Nullable String reason) {
    return order(orderId)
        .map(order -> told(order, Preview.ofCancel(order, by, reason, clock.instant())));
  }

  private static Previewed told(Order order, Preview preview) {
    return preview.reply() instanceof Reply.Refused refused
        ? new Previewed.Refused(refused.code().code(), refused.field())
        : new Previewed.Told(
            CancelPreview.of(order, preview.reply(), Objects.requireNonNull(preview.foretold())));
  }

  private Optional<Order> order(String orderId) {
    try {
      return store.orders().find(orderId).map(this::order);
    } catch (BooksUnavailable e) {
      String state = orders.state(orderId).orElseThrow(() -> e);
      return Optional.of(FactJson.readOrder(state));
    }
  }

  private Order order(StoredOrder row) {
    Optional<String> state = row.endedAt() == null ? orders.state(row.orderId()) : Optional.empty();
    return state.map(FactJson::readOrder).orElseGet(() -> booked(row));
  }

  private Order booked(StoredOrder row) {
    List<String> facts =
        store.journal().read(row.orderId()).stream().map(JournalRow::fact).toList();
    return facts.isEmpty() ? claimed(row) : FactJson.fold(facts);
  }

  private static Order claimed(StoredOrder row) {
    StartOrder start = OrderDataConverter.mapper().readValue(row.start(), StartOrder.class);
    return OrderMachine.place(new Fact.OrderPlaced(start.toTerms(), row.createdAt()));
  }
}
