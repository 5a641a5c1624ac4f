package io.quittance.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed when an order was placed; none of it changes afterwards.
 *
 * @param orderId the shop's name for the order
 * @param customerId the shop's name for the customer
 * @param amount what is to be paid, more than zero
 * @param description what the customer bought, null if the shop did not say
 * @param payWithin how long after placing the order may be paid
 * @param capture when the money is taken
 * @param latePayment what happens to money captured after the end
 * @param refundWindow how long a fulfilled order stays open for refunds
 * @param metadata the shop's own key-value pairs, in key order
 * @param providers the providers that may be paid through, by name, with what they promise
 */
public record OrderTerms(
    OrderId orderId,
    String customerId,
    Money amount,
    @Nullable String description,
    Duration payWithin,
    CaptureMode capture,
    LatePayment latePayment,
    Duration refundWindow,
    SortedMap<String, String> metadata,
    SortedMap<String, ProviderTraits> providers) {

  /** Takes copies, so that the terms can't be changed from outside. */
  public OrderTerms {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
  }
}
