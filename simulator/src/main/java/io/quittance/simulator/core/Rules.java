package io.quittance.simulator.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider's rules: what a command, or the passing of time, does to the books. */
public final class Rules {

  private Rules() {}

  /**
   * What a command leads to; the books are only read.
   *
   * @param tombstones whether a reference that was never seen can be closed
   * @param masked whether the first answer of what the command executes is to be a 500
   * @param now the time of the call
   */
  public static Decision decide(
      Books books, Command command, boolean tombstones, boolean masked, Instant now) {
    return switch (command) {
      case Command.MakeCharge(ChargeRequest request) ->
          ChargeRules.make(
              books.charge(request.reference()),
              books.throttled(request.reference()),
              request,
              masked,
              now);
      case Command.Capture(String reference) -> ChargeRules.capture(books.charge(reference), now);
      case Command.Close(String reference) ->
          ChargeRules.close(books.charge(reference), reference, tombstones, now);
      case Command.CustomerAction(String reference, CustomerResult result) ->
          CustomerRules.act(books.charge(reference), result, now);
      case Command.Dispute(String reference) -> ChargeRules.dispute(books.charge(reference), now);
      case Command.LookUp(String reference) -> ChargeRules.lookUp(books.charge(reference));
      case Command.MakeRefund(RefundRequest request) ->
          RefundRules.make(
              books.refund(request.reference()),
              books.charge(request.charge()),
              request,
              masked,
              now);
      case Command.LookUpRefund(String reference) -> RefundRules.lookUp(books.refund(reference));
      case Command.Refuse refuse -> Decision.refused(refuse.refusal());
    };
  }

  /** What a caller that waited for its charge is told, once that is executed or closed. */
  public static Verdict settled(Books books, Verdict.Waits waits) {
    return ChargeRules.settled(books.charge(waits.reference()), waits.replayed());
  }

  /** What happens when an effect's time has come; nothing when it was overtaken by a close. */
  public static List<Event> execute(Books books, Due due, Instant now) {
    return switch (due) {
      case Due.OfCharge(Instant _, String reference) ->
          ChargeRules.execute(books.charge(reference), now);
      case Due.OfRefund(Instant _, String reference) ->
          RefundRules.execute(books.refund(reference), now);
      case Due.OfUndoing(Instant _, String reference) ->
          Execution.undo(books.charge(reference), now);
      case Due.OfTakingBack(Instant _, String reference) ->
          RefundRules.takeBack(books.refund(reference), now);
    };
  }

  /** The charge that a command on a refund concerns; null when there is none to name. */
  public static @Nullable String chargeOf(Books books, Command command) {
    return switch (command) {
      case Command.MakeRefund(RefundRequest request) -> request.charge();
      case Command.LookUpRefund(String reference) -> {
        RefundEntry known = books.refund(reference);
        yield known == null ? null : known.refund().charge();
      }
      case Command.MakeCharge _,
          Command.Capture _,
          Command.Close _,
          Command.CustomerAction _,
          Command.Dispute _,
          Command.LookUp _,
          Command.Refuse _ ->
          null;
    };
  }
}
