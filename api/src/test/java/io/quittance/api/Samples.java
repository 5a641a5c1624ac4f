package io.quittance.api;

import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.OrderView.MoneyView;
import io.quittance.workflows.contract.OrderView.PaymentView;
import io.quittance.workflows.contract.OrderView.RefundView;
import io.quittance.workflows.contract.OrderView.ReviewView;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders as workflows show them. */
public final class Samples {

  private static final Instant THEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Amount AMOUNT = new Amount(4210, "EUR");

  private Samples() {}

  /** Returns an order of 42.10 EUR without a payment. */
  public static OrderView order(String orderId, String status) {
    return order(orderId, status, List.of());
  }

  /** Returns an order with one payment, named {@code A-1-p1}. */
  public static OrderView paid(String status, String attempt, @Nullable String declineCode) {
    PaymentView payment =
        new PaymentView("A-1-p1", "simulator", null, attempt, AMOUNT, null, declineCode);
    return order("A-1", status, List.of(payment));
  }

  /** Returns an order whose payment waits for its customer, named {@code A-1-p1}. */
  public static OrderView redirected() {
    PaymentView payment =
        new PaymentView(
            "A-1-p1", "simulator", "ch_1", "PENDING", AMOUNT, "https://pay.example/1", null);
    return order("A-1", "PAYING", List.of(payment));
  }

  /** Returns what an order is placed with that is to be paid with 42.10 EUR. */
  public static StartOrder start(String orderId) {
    return start(orderId, AMOUNT);
  }

  /** Returns what an order is placed with. */
  public static StartOrder start(String orderId, Amount amount) {
    ProviderPromise promise =
        new ProviderPromise(
            "simulator",
            true,
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofDays(5),
            Duration.ofDays(7),
            80);
    return new StartOrder(
        orderId,
        "c-1",
        amount,
        null,
        Duration.ofMinutes(30),
        "SALE",
        "AUTO_REFUND",
        Duration.ofDays(30),
        new TreeMap<>(),
        List.of(promise),
        null);
  }

  /** Returns an order with refunds of 10.00 EUR each. */
  public static OrderView refunding(String status, RefundView... refunds) {
    return order("A-1", status, List.of(), List.of(refunds));
  }

  /** Returns a refund of 10.00 EUR. */
  public static RefundView refund(String reference, String status, @Nullable String successor) {
    return new RefundView(
        reference, "A-1-p1", status, new Amount(1000, "EUR"), "REQUEST", null, THEN, successor);
  }

  /**
   * Returns an order that a person must decide about, since its refund was refused.
   *
   * @param allowed what can be decided; nothing while a decision is being carried out
   */
  public static OrderView inReview(String... allowed) {
    ReviewView review =
        new ReviewView(
            "REFUND_REFUSED", "A-1-p1", AMOUNT, THEN, "too old to refund", List.of(allowed));
    return order("A-1", "CANCELLING", List.of(), List.of(refund("A-1-r1", "FAILED", null)), review);
  }

  /** Returns an order of 42.10 EUR that ended with some of it settled by a person. */
  public static OrderView settled(long refunded, long adjusted) {
    MoneyView money = new MoneyView("EUR", 0, 4210, refunded, 0, 0, adjusted, 0, THEN);
    return order("A-1", "REFUNDED", money, List.of(), List.of(), null);
  }

  private static OrderView order(String orderId, String status, List<PaymentView> payments) {
    return order(orderId, status, payments, List.of());
  }

  private static OrderView order(
      String orderId, String status, List<PaymentView> payments, List<RefundView> refunds) {
    return order(orderId, status, payments, refunds, null);
  }

  private static OrderView order(
      String orderId,
      String status,
      List<PaymentView> payments,
      List<RefundView> refunds,
      @Nullable ReviewView review) {
    long refunded = status.equals("REFUNDED") ? AMOUNT.value() : 0;
    MoneyView money = new MoneyView("EUR", 0, refunded, refunded, 0, 0, 0, 0, null);
    return order(orderId, status, money, payments, refunds, review);
  }

  private static OrderView order(
      String orderId,
      String status,
      MoneyView money,
      List<PaymentView> payments,
      List<RefundView> refunds,
      @Nullable ReviewView review) {
    return new OrderView(
        orderId,
        "c-1",
        null,
        status,
        7,
        AMOUNT,
        THEN.plusSeconds(1800),
        money,
        payments,
        refunds,
        null,
        review,
        null,
        List.of(),
        new TreeMap<>(),
        THEN,
        THEN,
        null);
  }
}
