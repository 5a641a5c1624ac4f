package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Whether a command that is given once more, under its key, is answered as it was. */
final class Repeats {

  private static final Set<Integer> GOOD = Set.of(200, 201, 202);
  private static final Set<Integer> ACCEPTED = Set.of(200, 201, 202, 402);

  /** What an accepted command, too, can come to in the end: a cancel has overtaken it. */
  private static final Set<String> OVERTAKEN = Set.of("order_cancelling", "order_closed");

  private static final Set<String> ENDED = Set.of("CANCELLED", "REFUNDED", "EXPIRED", "COMPLETED");

  private final Heard command;
  private final Http.Answer first;
  private final Http.Answer again;
  private final Standing standing;

  private Repeats(Heard command, Http.Answer again, Standing standing) {
    this.command = command;
    this.first = command.answer();
    this.again = again;
    this.standing = standing;
  }

  /**
   * Returns what is wrong with it, each in a sentence.
   *
   * @param command with what its caller was answered
   * @param again what it is answered now
   */
  static List<String> wrong(Heard command, Http.Answer again, Standing standing) {
    List<String> wrong = new ArrayList<>();
    if (!new Repeats(command, again, standing).isSame()) {
      wrong.add(
          command.what() + " was answered " + told(command.answer()) + ", and now " + told(again));
    }
    if (standing.isAtRest() && again.status() == 202) {
      wrong.add(command.what() + " is not answered, though nothing moves any more");
    }
    return wrong;
  }

  /** Returns whether an answer says no more than that its caller did not wait for long enough. */
  static boolean isEarly(Heard command, Http.Answer again, Standing standing) {
    return again.status() == 202
        && (standing.isAtRest() || !GOOD.contains(command.answer().status()));
  }

  /**
   * Returns the commands that were taken on and of which nobody knows. An order that had ended when
   * a command came to it, or its row, answers and leaves no fact of that.
   *
   * @param known the keys of all commands that are known to have come to the order
   * @param hasEnded whether its journal says that it ever ended
   */
  static List<String> lost(List<Heard> heard, Collection<String> known, boolean hasEnded) {
    return heard.stream()
        .filter(command -> !command.isPlacing())
        .filter(command -> ACCEPTED.contains(command.answer().status()))
        .filter(command -> !(hasEnded && ENDED.contains(command.answer().orderStatus())))
        .filter(command -> !known.contains(command.key()))
        .map(command -> command.what() + " was answered " + told(command.answer()) + " and is lost")
        .toList();
  }

  private boolean isSame() {
    return switch (first.status()) {
      case 200, 201 -> GOOD.contains(again.status()) || isUndone();
      // It may say no more than that the engine has it.
      case 202 -> ACCEPTED.contains(again.status()) || isRefused(again);
      case 402 -> isFailedStill();
      case 409 -> isRefusedStill();
      default -> false;
    };
  }

  /**
   * Only what pays an order can be undone: by a cancel, which gives it back, and, while it is no
   * more than reserved, by the end of the reservation.
   */
  private boolean isUndone() {
    boolean isGivenBack = standing.isCancelled() && isOvertaken(again);
    boolean isLapsed = first.orderStatus().equals("AUTHORIZED") && isNotCompleted(again);
    return command.kind().equals("pay") && (isGivenBack || isLapsed);
  }

  private boolean isFailedStill() {
    if (again.status() == 402) {
      return first.code().equals(again.code());
    }
    return switch (command.kind()) {
      // Closed is not declined: its customer may pay late, and a cancel ends the order.
      case "pay" -> isNotCompleted(first) && (again.status() == 200 || isOvertaken(again));
      // It is told by how the order stands: by now another may have fulfilled it.
      case "fulfil" ->
          isOvertaken(again)
              || again.status() == 202
              || (again.status() == 200 && standing.fulfilments() > 1);
      default -> false;
    };
  }

  private boolean isRefusedStill() {
    if (!isRefused(again)) {
      // What the cancel overtook was on its way, and has been declined there since.
      return command.kind().equals("pay")
          && first.code().equals("order_cancelling")
          && again.status() == 402;
    }
    // What the row of an ended order refused, an order that goes on refuses for its own reason.
    boolean isAnew = standing.isReopened() && first.code().equals("order_closed");
    return isAnew
        || first.code().equals(again.code())
        || (isOvertaken(first) && isOvertaken(again));
  }

  private static boolean isRefused(Http.Answer answer) {
    return answer.status() == 409;
  }

  private static boolean isOvertaken(Http.Answer answer) {
    return isRefused(answer) && OVERTAKEN.contains(answer.code());
  }

  private static boolean isNotCompleted(Http.Answer answer) {
    return answer.status() == 402
        && answer.json().path("declineCode").asString("").equals("not_completed");
  }

  private static String told(Http.Answer answer) {
    return answer.status() < 300 ? "" + answer.status() : answer.status() + " " + answer.code();
  }
}
