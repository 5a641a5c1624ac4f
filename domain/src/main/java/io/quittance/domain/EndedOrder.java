package io.quittance.domain;

/**
 * What an order that has ended answers to a new command. It needs the status only, so that it can
 * be answered from a row, without a running workflow (rule 10: ended is ended for commands).
 */
public final class EndedOrder {

  private EndedOrder() {}

  /**
   * Returns the answer.
   *
   * @throws IllegalArgumentException if the status is not an ended one, or the command {@link
   *     #reopens} the order
   */
  public static Reply reply(OrderStatus status, CommandKind kind) {
    return switch (status) {
      case CANCELLED, REFUNDED, EXPIRED -> replyUnfulfilled(kind);
      case COMPLETED -> replyCompleted(kind);
      case AWAITING_PAYMENT, PAYING, AUTHORIZED, PAID, FULFILLING, FULFILLED, CANCELLING ->
          throw new IllegalArgumentException("not ended: " + status);
    };
  }

  /** Returns whether only the reopened order can answer such a command (rule 10). */
  public static boolean reopens(OrderStatus status, CommandKind kind) {
    return status == OrderStatus.COMPLETED && kind == CommandKind.REFUND;
  }

  private static Reply replyUnfulfilled(CommandKind kind) {
    return switch (kind) {
      case PAY, FULFIL, REFUND -> new Reply.Refused(RefusalCode.ORDER_CLOSED);
      case CANCEL, NOTICE -> new Reply.Unchanged();
      case RESOLVE -> new Reply.Refused(RefusalCode.REVIEW_STALE);
    };
  }

  private static Reply replyCompleted(CommandKind kind) {
    return switch (kind) {
      case PAY -> new Reply.Refused(RefusalCode.ORDER_CLOSED);
      case CANCEL -> new Reply.Refused(RefusalCode.ALREADY_FULFILLED);
      case FULFIL, NOTICE -> new Reply.Unchanged();
      case RESOLVE -> new Reply.Refused(RefusalCode.REVIEW_STALE);
      case REFUND -> throw new IllegalArgumentException("a refund reopens a completed order");
    };
  }
}
