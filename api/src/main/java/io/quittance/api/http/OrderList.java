package io.quittance.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders.
 *
 * @param next the cursor of the next page; null: this is the last one
 */
record OrderList(List<OrderLine> orders, @Nullable String next) {}
