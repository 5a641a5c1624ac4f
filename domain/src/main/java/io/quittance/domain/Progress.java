package io.quittance.domain;

/** Whether a command's answer is known: whether the first call it caused has come back. */
final class Progress {

  private Progress() {}

  static boolean isAnswered(Order order, CommandId id) {
    Answer answer = order.answers().get(id);
    if (answer == null || order.ending() != null || Invariants.isReportedBroken(order)) {
      return true;
    }
    return switch (answer.reply()) {
      case Reply.Refused reply -> true;
      case Reply.Unchanged reply -> true;
      case Reply.Accepted reply -> isAnswered(order, answer.kind(), reply);
    };
  }

  private static boolean isAnswered(Order order, CommandKind kind, Reply.Accepted reply) {
    return switch (kind) {
      case PAY, REFUND ->
          reply.reference() == null ? isQuiet(order) : isQuiet(order, reply.reference());
      case CANCEL -> isQuiet(order);
      case FULFIL ->
          !(order.fulfilment() instanceof Fulfilment.Asked)
              || order.attempts().stream().noneMatch(Progress::isCaptureAhead);
      case RESOLVE -> order.resolution() == null;
      case NOTICE -> true;
    };
  }

  private static boolean isQuiet(Order order) {
    return order.attempts().stream().noneMatch(Progress::isInFlight)
        && order.refunds().stream().noneMatch(Progress::isInFlight);
  }

  private static boolean isQuiet(Order order, Reference reference) {
    return order.attempt(reference).filter(Progress::isInFlight).isEmpty()
        && order.refund(reference).filter(Progress::isInFlight).isEmpty();
  }

  private static boolean isCaptureAhead(Attempt attempt) {
    return attempt.state() instanceof AttemptState.Authorized
        || attempt.state() instanceof AttemptState.Capturing;
  }

  private static boolean isInFlight(Attempt attempt) {
    return switch (attempt.state()) {
      case AttemptState.Created s -> s.sends() == 0;
      case AttemptState.Sent s -> s.sends() == 0;
      case AttemptState.Capturing s -> true;
      case AttemptState.Closing s -> true;
      case AttemptState.Pending s -> false;
      case AttemptState.Authorized s -> false;
      case AttemptState.Captured s -> false;
      case AttemptState.Declined s -> false;
      case AttemptState.Closed s -> false;
      case AttemptState.Unknown s -> false;
    };
  }

  /** A refund that has to be sent again has had its first outcome: it was refused or unknown. */
  private static boolean isInFlight(Refund refund) {
    return switch (refund.state()) {
      case RefundState.Requested s -> refund.tries() == 0 && s.watch().rung() == 0;
      case RefundState.Sent s -> refund.tries() == 0 && s.watch().rung() == 0;
      case RefundState.Pending s -> false;
      case RefundState.Unknown s -> false;
      case RefundState.Succeeded s -> false;
      case RefundState.Failed s -> false;
    };
  }
}
