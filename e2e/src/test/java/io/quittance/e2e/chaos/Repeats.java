package io.quittance.e2e.chaos;

import io.quittance.e2e.Http;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Whether a command that is given once more, under its key, is answered as it was. */
final class Repeats {

  private static final Set<Integer> ACCEPTED = Set.of(200, 201, 202, 402);

  /** What an accepted command, too, can come to in the end: a cancel has overtaken it. */
  private static final Set<String> OVERTAKEN = Set.of("order_cancelling", "order_closed");

  private static final Set<String> ENDED = Set.of("CANCELLED", "REFUNDED", "EXPIRED", "COMPLETED");

  private Repeats() {}

  /**
   * Returns what is wrong with it, each in a sentence.
   *
   * @param first what its caller was answered
   * @param again what it is answered at rest
   * @param isAtRest whether nothing of the order moves or waits for anybody
   * @param isReopened whether it had ended before and goes on: what its row refused then, it
   *     refuses for a reason of its own now
   */
  static List<String> wrong(
      String what, Http.Answer first, Http.Answer again, boolean isAtRest, boolean isReopened) {
    List<String> wrong = new ArrayList<>();
    boolean isRefusedAnew =
        isReopened && isRefused(again) && isRefused(first) && first.code().equals("order_closed");
    if (!isSame(first, again) && !isRefusedAnew) {
      wrong.add(what + " was answered " + told(first) + ", and now " + told(again));
    }
    if (isAtRest && again.status() == 202) {
      wrong.add(what + " is not answered, though nothing moves any more");
    }
    return wrong;
  }

  /**
   * Returns the commands that were taken on and of which nobody knows. An order that had ended when
   * a command came to it, or its row, answers and leaves no fact of that.
   *
   * @param known the keys of all commands that are known to have come to the order
   */
  static List<String> lost(List<Heard> heard, Collection<String> known) {
    return heard.stream()
        .filter(command -> !command.isPlacing())
        .filter(command -> ACCEPTED.contains(command.answer().status()))
        .filter(command -> !ENDED.contains(command.answer().orderStatus()))
        .filter(command -> !known.contains(command.key()))
        .map(command -> command.what() + " was answered " + told(command.answer()) + " and is lost")
        .toList();
  }

  private static boolean isSame(Http.Answer first, Http.Answer again) {
    if (isRefused(first)) {
      return isRefused(again) && isSameRefusal(first.code(), again.code());
    }
    // 202 may say no more than that the engine has it.
    boolean isKnown = first.status() != 202;
    return ACCEPTED.contains(again.status())
        || (isRefused(again) && (!isKnown || OVERTAKEN.contains(again.code())));
  }

  private static boolean isRefused(Http.Answer answer) {
    return answer.status() == 409;
  }

  private static boolean isSameRefusal(String first, String again) {
    return first.equals(again) || (OVERTAKEN.contains(first) && OVERTAKEN.contains(again));
  }

  private static String told(Http.Answer answer) {
    return answer.status() < 300 ? "" + answer.status() : answer.status() + " " + answer.code();
  }
}
