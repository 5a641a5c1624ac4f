package io.quittance.workflows.contract;

import io.quittance.domain.CommandKind;
import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Review;
import io.quittance.domain.ReviewDecision;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as shops and shoppers see it: the JSON of every read.
 *
 * @param status where it stands, by {@link io.quittance.domain.OrderStatus}
 * @param revision how many facts moved it so far
 * @param payBy when the time to pay is over
 * @param allowed the commands it would take on now: {@code pay, cancel, fulfil, refund}
 * @param message where it stands in words fit for a shopper; null until a language is known
 */
public record OrderView(
    String orderId,
    String customerId,
    @Nullable String description,
    String status,
    int revision,
    Amount amount,
    Instant payBy,
    MoneyView money,
    List<PaymentView> payments,
    List<RefundView> refunds,
    @Nullable CancellationView cancellation,
    @Nullable ReviewView review,
    @Nullable WaitingForView waitingFor,
    List<String> allowed,
    SortedMap<String, String> metadata,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String message) {

  /**
   * Where the order's money is, in minor units of its currency.
   *
   * @param held taken and not returned
   * @param provenZeroAt since when it is proven that no money is or may be held; null if it is not
   */
  public record MoneyView(
      String currency,
      long authorized,
      long captured,
      long refunded,
      long refunding,
      long atRisk,
      long adjusted,
      long held,
      @Nullable Instant provenZeroAt) {}

  /**
   * One payment attempt.
   *
   * @param amount what was taken or reserved; what was asked for while that is not known
   */
  public record PaymentView(
      String reference,
      String provider,
      @Nullable String providerReference,
      String status,
      Amount amount,
      @Nullable String redirectUrl,
      @Nullable String declineCode) {

    /** Returns whether the customer must act on the provider's page. */
    public boolean awaitsCustomer() {
      return status.equals("PENDING") && redirectUrl != null;
    }
  }

  /**
   * One refund.
   *
   * @param successor the refund that tries again, if this one failed; null: none does
   */
  public record RefundView(
      String reference,
      String payment,
      String status,
      Amount amount,
      String origin,
      @Nullable String reason,
      Instant expectedBy,
      @Nullable String successor) {}

  /** The accepted cancel. */
  public record CancellationView(
      Instant requestedAt, String requestedBy, @Nullable String reason) {}

  /**
   * What a person must decide.
   *
   * @param kind what is wrong, by {@link Review.Kind}
   * @param allowed what can be decided, by {@link ReviewDecision}; empty while a decision is being
   *     carried out
   */
  public record ReviewView(
      String kind,
      @Nullable String concerns,
      Amount amount,
      Instant since,
      String evidence,
      List<String> allowed) {

    /** All kinds there are. */
    public static final List<String> KINDS = names(Review.Kind.values());

    /** All decisions there are. */
    public static final List<String> DECISIONS = names(ReviewDecision.values());

    private static List<String> names(Enum<?>[] constants) {
      return Stream.of(constants).map(Enum::name).toList();
    }
  }

  /** What the order waits for. */
  public record WaitingForView(String what, @Nullable String reference, @Nullable Instant until) {}

  /**
   * Returns an order as it travels.
   *
   * @param now the time at which {@code allowed} is judged
   */
  public static OrderView of(Order order, Instant now) {
    List<CommandKind> allowed = OrderMachine.allowed(order, now);
    return OrderViewMapping.view(order, allowed.stream().map(CommandKind::code).toList());
  }

  /** Returns an order that was placed just now and has not met a worker yet. */
  public static OrderView placed(StartOrder start, Instant createdAt) {
    return of(OrderMachine.place(new Fact.OrderPlaced(start.toTerms(), createdAt)), createdAt);
  }

  /** Returns whether it has ended: then no workflow of it runs. */
  public boolean hasEnded() {
    return OrderStatus.valueOf(status).isEnded();
  }

  /** Returns this view with its message. */
  public OrderView saying(String words) {
    return new OrderView(
        orderId,
        customerId,
        description,
        status,
        revision,
        amount,
        payBy,
        money,
        payments,
        refunds,
        cancellation,
        review,
        waitingFor,
        allowed,
        new TreeMap<>(metadata),
        createdAt,
        updatedAt,
        words);
  }
}
