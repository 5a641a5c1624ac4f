package io.quittance.workflows.contract;

import io.quittance.domain.CommandKind;
import io.quittance.domain.EndedOrder;
import io.quittance.domain.OrderStatus;
import io.quittance.domain.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The machine's answer to a command, on the wire.
 *
 * @param answer {@code ACCEPTED}, {@code UNCHANGED} or {@code REFUSED}
 * @param code why it was refused, such as {@code already_paid}; null if it was not
 * @param field the field that is wrong; null if none is
 * @param reference the attempt or refund the command caused or joined; null if none
 * @param kind the command that its id stands for, such as {@code pay}
 * @param fingerprint the hash of the payload that its id stands for
 * @param view the order right after; null in the answer to a query
 * @param recorded whether the books have it; they are behind while their database is away
 */
public record CommandReply(
    Answer answer,
    @Nullable String code,
    @Nullable String field,
    @Nullable String reference,
    String kind,
    String fingerprint,
    @Nullable OrderView view,
    boolean recorded) {

  /** How a command was answered. */
  public enum Answer {
    /** The order took it on. */
    ACCEPTED,
    /** The order already stands where it would bring it. */
    UNCHANGED,
    /** The order does not do this. */
    REFUSED
  }

  /** Returns a reply as it travels. */
  public static CommandReply of(
      CommandKind kind,
      String fingerprint,
      Reply reply,
      @Nullable OrderView view,
      boolean recorded) {
    return switch (reply) {
      case Reply.Accepted r ->
          new CommandReply(
              Answer.ACCEPTED,
              null,
              null,
              r.reference() == null ? null : r.reference().text(),
              kind.code(),
              fingerprint,
              view,
              recorded);
      case Reply.Unchanged r ->
          new CommandReply(
              Answer.UNCHANGED, null, null, null, kind.code(), fingerprint, view, recorded);
      case Reply.Refused r ->
          new CommandReply(
              Answer.REFUSED,
              r.code().code(),
              r.field(),
              null,
              kind.code(),
              fingerprint,
              view,
              recorded);
    };
  }

  /**
   * Returns what an ended order answers to a command it has not seen before, without asking its
   * workflow.
   *
   * @throws IllegalArgumentException if the order has not ended, or the command {@link #reopens} it
   */
  public static CommandReply ofEnded(OrderView view, CommandRequest request) {
    CommandKind kind = request.kind();
    Reply reply = EndedOrder.reply(OrderStatus.valueOf(view.status()), kind);
    return of(kind, request.fingerprint(kind), reply, view, true);
  }

  /** Returns whether only the reopened order can answer a command that an ended one is given. */
  public static boolean reopens(OrderView view, CommandRequest request) {
    return EndedOrder.reopens(OrderStatus.valueOf(view.status()), request.kind());
  }
}
