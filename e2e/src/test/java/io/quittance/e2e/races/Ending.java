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
 * @param contradiction what else the system says that those books, or its customer, contradict
 */
record Ending(
    String status, boolean isAtRest, ProviderBooks.Money money, Optional<String> contradiction) {

  /** What every order of a race costs. */
  static final long PRICE = 4210;

  /** What the status of an order ends with that waits for a person. */
  static final String IN_REVIEW = " in review";

  private static final Set<String> CLOSED = Set.of("CANCELLED", "REFUNDED");
  private static final Set<String> UNPAID = Set.of("AWAITING_PAYMENT", "PENDING", "PAYMENT_FAILED");

  /**
   * Returns how the customer was wronged: by a cancel that was answered as done, of an order that
   * is paid in the end, or by money sent back that nobody asked for.
   *
   * @param asked whether the customer ever asked for a cancel
   * @param accepted whether that was answered
   */
  static Optional<String> againstTheCustomer(
      boolean asked, boolean accepted, String status, ProviderBooks.Money money) {
    if (accepted && status.equals("PAID")) {
      return Optional.of("the cancel was accepted and forgotten");
    }
    return !asked && money.refunded() > 0
        ? Optional.of("refunded, and nobody cancelled")
        : Optional.empty();
  }

  /** The ending of a race that could not be played: what should have come did not. */
  static Ending stuck(AssertionError why, ProviderBooks.Money money) {
    String message = String.valueOf(why.getMessage()).replaceAll("\\s+", " ");
    return new Ending("?", true, money, Optional.of(message));
  }

  /** Returns what is wrong with it; empty: the money fits the status. */
  Optional<String> fault() {
    if (!isAtRest) {
      return Optional.of("never comes to rest");
    }
    if (money.capturedCharges() > 1) {
      return Optional.of("paid twice");
    }
    if (money.held() < 0) {
      return Optional.of("more refunded than paid");
    }
    if (CLOSED.contains(status) && money.held() > 0) {
      return Optional.of("cancelled, but charged");
    }
    if (status.equals("EXPIRED") && money.held() > 0) {
      return Optional.of("expired, but charged");
    }
    if (UNPAID.contains(status) && money.held() > 0) {
      return Optional.of("not paid, but charged");
    }
    if (status.equals("PAID") && money.held() != PRICE) {
      return Optional.of("paid, but the money is not there");
    }
    return contradiction;
  }

  boolean isWrong() {
    return fault().isPresent();
  }

  /** Returns whether a person is asked what is to be done. */
  boolean asksPerson() {
    return status.endsWith(IN_REVIEW);
  }

  @Override
  public String toString() {
    long held = money.held();
    String sum = held == 0 ? "0" : "%d.%02d".formatted(held / 100, held % 100);
    return status + " / " + sum + fault().map(fault -> " ✗ " + fault).orElse("");
  }
}
