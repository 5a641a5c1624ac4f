package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Http;
import io.quittance.e2e.mixed.Caller;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Callers who do what real ones do: the same command again, under the same key, until it is
 * answered. What they were answered is kept.
 */
final class Callers implements Caller {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Set<Integer> LATER = Set.of(429, 503);

  private static final Set<Integer> ANSWERS = Set.of(200, 202, 402, 409);

  /** The page may not be there yet. */
  private static final Set<Integer> PAGES = Set.of(200, 404, 409);

  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

  @Override
  public Http.Answer command(
      String orderId, String what, String prefer, Function<String, Http.Answer> call) {
    Http.Answer answer =
        Await.value(
            orderId + " " + what + " is answered",
            PATIENCE,
            PAUSE,
            () -> answer(() -> call.apply(prefer)));
    Heard command = new Heard(orderId, what, answer, call);
    heard.add(command);
    note(
        command.isPlacing() ? answer.status() == 201 : ANSWERS.contains(answer.status()),
        orderId + " " + what + ": " + answer);
    return answer;
  }

  /** No answer at all, or one that says so: later. */
  static Optional<Http.Answer> answer(Supplier<Http.Answer> call) {
    try {
      return Optional.of(call.get()).filter(answer -> !LATER.contains(answer.status()));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** A page that does not load is loaded again. */
  @Override
  public Http.Answer customer(Supplier<Http.Answer> call) {
    Http.Answer answer =
        Await.value("the provider's page answers", PATIENCE, PAUSE, () -> answer(call));
    note(PAGES.contains(answer.status()), "the provider's page: " + answer);
    return answer;
  }

  private void note(boolean isExpected, String answer) {
    if (!isExpected) {
      unexpected.add(answer);
    }
  }

  /** Returns every answer that nobody should ever get, each in a sentence. */
  List<String> unexpected() {
    return List.copyOf(unexpected);
  }

  /** Returns every command that was answered. */
  List<Heard> heard() {
    return List.copyOf(heard);
  }
}
