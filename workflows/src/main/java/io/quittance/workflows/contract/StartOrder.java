package io.quittance.workflows.contract;

import io.quittance.domain.CaptureMode;
import io.quittance.domain.LatePayment;
import io.quittance.domain.OrderId;
import io.quittance.domain.OrderTerms;
import io.quittance.domain.ProviderTraits;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The start input of an order's workflow: what was agreed.
 *
 * @param orderId the shop's name for the order
 * @param customerId the shop's name for the customer
 * @param amount what is to be paid
 * @param description what the customer bought; null if the shop did not say
 * @param payWithin how long the order may be paid, from its start
 * @param capture {@code SALE} or {@code AUTHORIZE}
 * @param latePayment {@code AUTO_REFUND} or {@code HOLD_FOR_REVIEW}
 * @param refundWindow how long a fulfilled order stays open for refunds
 * @param metadata the shop's own key-value pairs
 * @param providers what the providers promised that may be paid through
 * @param from how the run begins; null: the order is placed by it
 */
public record StartOrder(
    String orderId,
    String customerId,
    Amount amount,
    @Nullable String description,
    Duration payWithin,
    String capture,
    String latePayment,
    Duration refundWindow,
    SortedMap<String, String> metadata,
    List<ProviderPromise> providers,
    @Nullable Beginning from) {

  /**
   * How a run begins that does not place a new order of a shop. One of the three is set.
   *
   * @param journal true: with the order as its journal tells it, which is how an order is reopened
   * @param state with the order as the run before left it, which goes on as this one
   * @param found with money that no order asked for
   */
  public record Beginning(
      boolean journal, @Nullable OrderState state, @Nullable FoundMoney found) {}

  /** Returns the input of a run that takes the order up again from its journal. */
  public StartOrder fromJournal() {
    return from(new Beginning(true, null, null));
  }

  /** Returns the input of a run that goes on where another one stopped. */
  public StartOrder from(OrderState state) {
    return from(new Beginning(false, state, null));
  }

  /** Returns the input of a run that stands for money which no order asked for. */
  public StartOrder from(FoundMoney found) {
    return from(new Beginning(false, null, found));
  }

  private StartOrder from(Beginning beginning) {
    return new StartOrder(
        orderId,
        customerId,
        amount,
        description,
        payWithin,
        capture,
        latePayment,
        refundWindow,
        metadata,
        providers,
        beginning);
  }

  /**
   * Returns the terms that the machine works by.
   *
   * @throws RuntimeException if a field is missing or not acceptable
   */
  public OrderTerms toTerms() {
    SortedMap<String, ProviderTraits> traits = new TreeMap<>();
    for (ProviderPromise promise : providers) {
      traits.put(promise.provider(), promise.toTraits());
    }
    return new OrderTerms(
        new OrderId(orderId),
        customerId,
        amount.toMoney(),
        description,
        payWithin,
        CaptureMode.valueOf(capture),
        LatePayment.valueOf(latePayment),
        refundWindow,
        metadata,
        traits);
  }

  /**
   * Returns a hash of what the shop asked for, to tell a repeated placing from another order under
   * the same id. What providers promise is left out: it is ours, and may change in between.
   */
  public String fingerprint() {
    return Fingerprint.of(
        orderId,
        customerId,
        Long.toString(amount.value()),
        amount.currency(),
        description,
        payWithin.toString(),
        capture,
        latePayment,
        refundWindow.toString(),
        metadata.toString());
  }
}
