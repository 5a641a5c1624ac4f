package io.quittance.api.evidence;

import io.quittance.domain.Money;
import io.quittance.domain.Order;
import io.quittance.domain.Position;
import io.quittance.domain.Proof;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.store.Balance;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order's books beside its provider's own, as of now.
 *
 * @param verdict {@code IN_LINE}, {@code UNDECIDED} or {@code DIFFERENT}
 * @param at when the provider was asked
 * @param ledger the balances of the accounts that the order touched
 * @param payments one for each payment that was ever sent
 * @param books whether our own books agree with each other
 */
public record ProofOfOrder(
    String orderId,
    String verdict,
    Instant at,
    String status,
    OrderView.MoneyView money,
    List<Balance> ledger,
    List<Payment> payments,
    OurBooks books) {

  /** One payment, in both books. */
  @Schema(name = "ProvenPayment")
  public record Payment(
      String reference,
      Ours ours,
      String answer,
      @Nullable Theirs provider,
      String verdict,
      List<Difference> differences) {}

  /** What we have. */
  public record Ours(String status, Amount captured, Amount refunded) {}

  /** What the provider has. */
  public record Theirs(
      String standing,
      Amount captured,
      Amount refunded,
      boolean disputed,
      @Nullable String providerReference) {}

  /** What differs, and both sides of it in a sentence. */
  @Schema(name = "ProvenDifference")
  public record Difference(String what, String evidence) {}

  /**
   * Our own books.
   *
   * @param foldEqualsRow whether the order's row says what its journal does
   * @param ledgerEqualsHeld whether what providers owe by the ledger is what is held (I6)
   */
  public record OurBooks(boolean foldEqualsRow, boolean ledgerEqualsHeld) {
    boolean agree() {
      return foldEqualsRow && ledgerEqualsHeld;
    }
  }

  /** Returns the proof of an order. */
  public static ProofOfOrder of(
      Order order, StoredOrder row, List<Balance> ledger, Proof proof, Instant now) {
    OrderView view = OrderView.of(order, now);
    OurBooks books = new OurBooks(isInRow(view, row), isInLedger(order, ledger));
    return new ProofOfOrder(
        order.id().value(),
        books.agree() ? proof.verdict().name() : Proof.Verdict.DIFFERENT.name(),
        now,
        view.status(),
        view.money(),
        ledger,
        proof.lines().stream().map(ProofOfOrder::payment).toList(),
        books);
  }

  /** Returns the proof of an order of which the books have its id and nothing else yet. */
  static ProofOfOrder ofNothing(StoredOrder row, Instant now) {
    return new ProofOfOrder(
        row.orderId(),
        Proof.Verdict.UNDECIDED.name(),
        now,
        row.status(),
        shown(row).money(),
        List.of(),
        List.of(),
        new OurBooks(true, true));
  }

  /** Returns this proof with a verdict that says nothing: what was compared is not at rest. */
  ProofOfOrder undecided() {
    String undecided = Proof.Verdict.UNDECIDED.name();
    return new ProofOfOrder(orderId, undecided, at, status, money, ledger, payments, books);
  }

  private static boolean isInRow(OrderView view, StoredOrder row) {
    return view.status().equals(row.status())
        && view.revision() == row.revision()
        && view.money().equals(shown(row).money());
  }

  private static OrderView shown(StoredOrder row) {
    return OrderDataConverter.mapper().readValue(row.view(), OrderView.class);
  }

  private static boolean isInLedger(Order order, List<Balance> ledger) {
    return Balances.sumToZero(ledger)
        && Position.all(order).entrySet().stream()
            .allMatch(
                position ->
                    Balances.receivable(ledger, position.getKey())
                        == position.getValue().held() + position.getValue().adjusted());
  }

  private static Payment payment(Proof.Line line) {
    return new Payment(
        line.payment().text(),
        new Ours(line.ourStatus(), Amount.of(line.ourCaptured()), Amount.of(line.ourRefunded())),
        nameOf(line.answer()),
        line.answer() instanceof StatementAnswer.Told told ? theirs(told.line()) : null,
        line.verdict().name(),
        differences(line));
  }

  private static String nameOf(StatementAnswer answer) {
    return switch (answer) {
      case StatementAnswer.Told a -> "TOLD";
      case StatementAnswer.NeverSeen a -> "NEVER_SEEN";
      case StatementAnswer.NoAnswer a -> "NO_ANSWER";
    };
  }

  private static Theirs theirs(StatementLine line) {
    return new Theirs(
        line.standing().name(),
        amount(line.captured()),
        amount(line.refunded()),
        line.disputed(),
        line.providerReference());
  }

  private static Amount amount(Money money) {
    return Amount.of(money);
  }

  private static List<Difference> differences(Proof.Line line) {
    return line.differences().stream()
        .map(d -> new Difference(d.what().toLowerCase(Locale.ROOT), d.evidence()))
        .toList();
  }
}
