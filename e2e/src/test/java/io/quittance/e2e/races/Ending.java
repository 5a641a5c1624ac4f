package io.quittance.e2e.races;

import io.quittance.e2e.ProviderBooks;
import java.util.Optional;
import java.util.Set;

/**
 * How one order came out.
 *
 * @param status where it stands by the system's own account
 * @param isAtRest whether it will stay there if nothing else happens
 * @param money what the provider took and returned, by the provider's books
 * @param contradiction what else the system says that those books contradict
 */
record Ending(
    String status, boolean isAtRest, ProviderBooks.Money money, Optional<String> contradiction) {

  /** What every order of a race costs. */
  static final long PRICE = 4210;

  private static final Set<String> CLOSED = Set.of("CANCELLED", "REFUNDED", "EXPIRED");
  private static final Set<String> UNPAID = Set.of("AWAITING_PAYMENT", "PENDING", "PAYMENT_FAILED");

  /** A cancel that was answered as done, of an order that is paid in the end. */
  static Optional<String> cancelForgotten(boolean cancelled, String status) {
    return cancelled && status.equals("PAID")
        ? Optional.of("the cancel was accepted and forgotten")
        : Optional.empty();
  }

  /** Returns what is wrong with it; empty: the money fits the status. */
  Optional<String> fault() {
    if (!isAtRest) {
      return Optional.of("never comes to rest");
    }
    if (money.capturedCharges() > 1) {
      return Optional.of("charged twice");
    }
    if (money.held() < 0) {
      return Optional.of("more returned than taken");
    }
    if (CLOSED.contains(status) && money.held() > 0) {
      return Optional.of("closed, and the money is kept");
    }
    if (UNPAID.contains(status) && money.held() > 0) {
      return Optional.of("not paid, and the money was taken");
    }
    if (status.equals("PAID") && money.held() != PRICE) {
      return Optional.of("paid, and the money is not there");
    }
    return contradiction;
  }

  boolean isWrong() {
    return fault().isPresent();
  }

  @Override
  public String toString() {
    long held = money.held();
    String sum = held == 0 ? "0" : "%d.%02d".formatted(held / 100, held % 100);
    return status + " / " + sum + (isWrong() ? " ✗" : "");
  }
}
