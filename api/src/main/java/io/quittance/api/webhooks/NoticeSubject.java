package io.quittance.api.webhooks;

import io.quittance.domain.NoticeClaim;
import io.quittance.domain.OrderId;
import io.quittance.domain.Reference;
import io.quittance.store.InboxNotice;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.UnmatchedOrders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which order a notice may be about, and what of it.
 *
 * @param about the attempt or refund, by our name for it
 */
record NoticeSubject(String orderId, Reference about) {

  /**
   * Returns whom to ask, one after the other: the order in whose name the charge was made, and the
   * one that stands for a charge which no order asked for.
   */
  static List<NoticeSubject> of(InboxNotice notice) {
    Optional<NoticeSubject> named =
        Reference.find(notice.chargeName())
            .filter(Reference.ToPayment.class::isInstance)
            .map(charge -> of(notice, charge));
    OrderId standIn = new OrderId(UnmatchedOrders.orderId(notice.provider(), notice.chargeName()));
    return Stream.concat(named.stream(), Stream.of(of(notice, new Reference.ToPayment(standIn, 1))))
        .toList();
  }

  /** A refund that is none of that order's is news of the charge whose money it returns. */
  private static NoticeSubject of(InboxNotice notice, Reference charge) {
    Reference about =
        Reference.find(notice.name())
            .filter(Reference.ToRefund.class::isInstance)
            .filter(refund -> refund.order().equals(charge.order()))
            .orElse(charge);
    return new NoticeSubject(charge.order().value(), about);
  }

  /** Returns what the order is told. */
  CommandRequest command(InboxNotice notice) {
    return CommandRequest.notice(
        notice.provider(), notice.eventId(), about.text(), claim(notice.claim()));
  }

  /** A claim that another release has a word for, and this one has not, is any. */
  private static @Nullable NoticeClaim claim(@Nullable String name) {
    for (NoticeClaim claim : NoticeClaim.values()) {
      if (claim.name().equals(name)) {
        return claim;
      }
    }
    return null;
  }
}
