package io.quittance.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a cancel would do, told by the machine itself: it decides the cancel on a copy of the order,
 * and plays the copy to its rest in the best and in the worst world that the provider's promises
 * allow. Nothing of it happens.
 *
 * @param reply what the cancel would be answered
 * @param foretold what would follow; null if the cancel would be refused
 */
public record Preview(Reply reply, @Nullable Foretold foretold) {

  /**
   * What would follow.
   *
   * @param rule by which rule the order would go on
   * @param best if nothing was taken of what is in doubt
   * @param worst if all of it was taken, and everything took as long as the provider may take
   */
  public record Foretold(CancelRule rule, Course best, Course worst) {}

  /**
   * What would follow in one world.
   *
   * @param calls to the provider, in order; the ones that are in flight now are not among them
   * @param asked the reviews that would be opened, in order
   * @param endsAs where the order would come to rest
   * @param review what a person would have to decide there; null if nothing
   * @param returned how much would go back from now on, in minor units by currency code
   * @param by when the order would have ended; null: not without a person
   */
  public record Course(
      List<Calls> calls,
      List<Review> asked,
      OrderStatus endsAs,
      Review.@Nullable Kind review,
      SortedMap<String, Long> returned,
      @Nullable Instant by) {}

  /**
   * One call, or the same one again and again.
   *
   * @param call the first of them
   * @param times how often it is made in a row
   * @param from when it is made first
   * @param until when it is made last
   */
  public record Calls(Step.Call call, int times, Instant from, Instant until) {}

  /**
   * Returns what a cancel would do.
   *
   * @param by who would ask
   * @param reason why, in their words; null if not said
   * @param now when it would be asked for
   */
  public static Preview ofCancel(Order order, String by, @Nullable String reason, Instant now) {
    // No earlier command of the same id stands in the way of one that is never given.
    Order copy = order.remembering(new TreeSet<>());
    Instant at = now.isBefore(order.updatedAt()) ? order.updatedAt() : now;
    Command.Header header = new Command.Header(new CommandId("preview"), "preview", by);
    Decision decision = OrderMachine.decide(copy, new Command.Cancel(header, reason), at);
    Reply reply = Objects.requireNonNull(decision.reply(), "a command is always answered");
    if (reply instanceof Reply.Refused) {
      return new Preview(reply, null);
    }
    Order decided = OrderMachine.evolveAll(copy, decision.facts());
    return new Preview(
        reply,
        new Foretold(
            CancelRule.of(copy, decided),
            Playing.out(decided, new BestCase(), at),
            Playing.out(decided, new WorstCase(at), at)));
  }
}
