package io.quittance.bench.lists;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list: as the api names it and as the database does.
 *
 * @param status only orders of this status; null: of every one
 * @param customerId only orders of this customer; null: of all
 * @param inReview whether only orders in review
 * @param after what the page follows; null: it is the first
 */
record Spot(
    @Nullable String status, @Nullable String customerId, boolean inReview, @Nullable Place after) {

  static final Spot FIRST = new Spot(null, null, false, null);

  Spot ofStatus(String only) {
    return new Spot(only, customerId, inReview, after);
  }

  Spot ofCustomer(String only) {
    return new Spot(status, only, inReview, after);
  }

  Spot onlyInReview() {
    return new Spot(status, customerId, true, after);
  }

  Spot following(Place place) {
    return new Spot(status, customerId, inReview, place);
  }

  /** Returns the path to ask the api for the page. */
  String path(int limit) {
    StringBuilder path = new StringBuilder("/v1/orders?limit=").append(limit);
    add(path, "status", status);
    add(path, "customerId", customerId);
    add(path, "review", inReview ? "true" : null);
    add(path, "cursor", after == null ? null : after.cursor());
    return path.toString();
  }

  private static void add(StringBuilder path, String name, @Nullable String value) {
    if (value != null) {
      path.append('&').append(name).append('=');
      path.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
