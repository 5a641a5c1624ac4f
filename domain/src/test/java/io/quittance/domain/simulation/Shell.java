package io.quittance.domain.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.CommandId;
import io.quittance.domain.Decision;
import io.quittance.domain.EndedOrder;
import io.quittance.domain.Fact;
import io.quittance.domain.NoticeStanding;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reply;
import io.quittance.domain.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The machine's shell: it holds the order, and what it answers must be right. */
final class Shell {

  private final Coverage coverage;
  private final Map<CommandId, Reply> replies = new HashMap<>();
  private final FollowedOrder followed;
  private Order asked;

  /** Takes the order that is placed. */
  Shell(FollowedOrder placed, Coverage coverage) {
    this.followed = placed;
    this.coverage = coverage;
    asked = placed.order();
  }

  Order order() {
    return followed.order();
  }

  List<Fact> facts() {
    return followed.facts();
  }

  Step next(long now) {
    record(OrderMachine.elapse(order(), Times.instant(now)));
    return OrderMachine.next(order(), Times.instant(now));
  }

  void begin(Step.Call call, long now) {
    record(OrderMachine.begin(order(), call, Times.instant(now)));
    asked = order();
  }

  void apply(Outcome outcome, long now) {
    coverage.count(order().status(), outcome);
    record(OrderMachine.apply(order(), asked, outcome, Times.instant(now)));
  }

  Reply decide(Command command, long now) {
    coverage.count(order().status(), command);
    Order before = order();
    Decision decision = OrderMachine.decide(order(), command, Times.instant(now));
    record(decision);
    Reply reply = Objects.requireNonNull(decision.reply(), "a command is always answered");
    answeredAsBefore(command, reply);
    answeredAsFromItsRow(before, command, reply);
    return reply;
  }

  /** What a notice that tells nothing new would move is nothing. */
  NoticeStanding heard(Command.Notice notice, long now) {
    NoticeStanding standing = OrderMachine.heard(order(), notice, Times.instant(now));
    if (OrderMachine.knows(order(), notice) && standing != NoticeStanding.KNOWN) {
      throw new Violation("rule 7", notice + " is known by the books, and is " + standing);
    }
    if (standing == NoticeStanding.KNOWN) {
      coverage.count(order().status(), notice);
      Reply reply = OrderMachine.decide(order(), notice, Times.instant(now)).reply();
      if (reply instanceof Reply.Accepted && !order().answers().containsKey(notice.header().id())) {
        throw new Violation("rule 7", notice + " is turned away, and would be " + reply);
      }
    }
    return standing;
  }

  /** I5. What an ended order refused without keeping it may be refused for another reason later. */
  private void answeredAsBefore(Command command, Reply reply) {
    boolean kept = order().answers().containsKey(command.header().id());
    Reply first = replies.putIfAbsent(command.header().id(), reply);
    if (kept && first != null && !isReused(reply) && !first.equals(reply)) {
      throw new Violation("I5", command + " was answered " + first + ", and now " + reply);
    }
    if (!kept) {
      replies.remove(command.header().id());
    }
  }

  private static boolean isReused(Reply reply) {
    return reply instanceof Reply.Refused refused
        && refused.code() == io.quittance.domain.RefusalCode.COMMAND_ID_REUSED;
  }

  /** An ended order is answered from its row: that answer must be the machine's. */
  private static void answeredAsFromItsRow(Order before, Command command, Reply reply) {
    boolean news = command instanceof Command.Notice;
    if (before.ending() == null
        || news
        || before.answers().containsKey(command.header().id())
        || EndedOrder.reopens(before.status(), command.kind())) {
      return;
    }
    Reply fromRow = EndedOrder.reply(before.status(), command.kind());
    if (!fromRow.equals(reply)) {
      throw new Violation("rule 10", command + " gets " + reply + ", by its row " + fromRow);
    }
  }

  private void record(Decision decision) {
    decision.facts().forEach(followed::take);
  }

  /** The shell is killed and comes back from its facts, which must make the same order. */
  void restart() {
    followed.fold();
  }
}
