package io.quittance.relay.http;

import io.quittance.store.DeadLetter;
import io.quittance.store.DeadLetters;
import io.quittance.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The events that a sink would not take, for somebody to take care of. */
@RestController
class DeadLettersController {

  private static final int PAGE = 500;

  private final DeadLetters deadLetters;

  DeadLettersController(Store store) {
    this.deadLetters = store.outbox().deadLetters();
  }

  /**
   * An event that was given up.
   *
   * @param number by which the list goes on and a request names it
   * @param id the event's
   */
  record DeadLetterView(
      long number,
      String id,
      String orderId,
      String fact,
      int attempts,
      Instant firstTriedAt,
      Instant diedAt,
      String reason) {}

  /**
   * A page of them.
   *
   * @param next after which number the next page begins; null: there is none
   */
  record Page(List<DeadLetterView> deadLetters, @Nullable Long next) {}

  /**
   * Which of them.
   *
   * @param numbers some; null: all
   */
  record Which(@Nullable String sink, @Nullable List<Long> numbers) {}

  /** How many it was. */
  record Count(int events) {}

  @GetMapping("/dead-letters")
  Page list(
      @RequestParam String sink,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit) {
    List<DeadLetter> page = deadLetters.list(sink, after, Math.clamp(limit, 1, PAGE));
    boolean last = page.size() < Math.clamp(limit, 1, PAGE);
    return new Page(
        page.stream().map(DeadLettersController::view).toList(), last ? null : page.getLast().id());
  }

  private static DeadLetterView view(DeadLetter letter) {
    return new DeadLetterView(
        letter.id(),
        letter.orderId() + "/" + letter.seq(),
        letter.orderId(),
        letter.type(),
        letter.attempts(),
        letter.firstTriedAt(),
        letter.diedAt(),
        letter.reason());
  }

  @PostMapping("/dead-letters/redelivery")
  Count redeliver(@RequestBody Which which) {
    return new Count(each(which, deadLetters::redeliver));
  }

  @PostMapping("/dead-letters/discard")
  Count discard(@RequestBody Which which) {
    return new Count(each(which, deadLetters::discard));
  }

  private int each(Which which, BiFunction<String, Collection<Long>, Integer> change) {
    String sink = which.sink();
    if (sink == null) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "sink is missing");
    }
    List<Long> numbers = which.numbers();
    if (numbers != null) {
      return change.apply(sink, numbers);
    }
    int changed = 0;
    List<DeadLetter> page = deadLetters.list(sink, 0, PAGE);
    while (!page.isEmpty()) {
      changed += change.apply(sink, page.stream().map(DeadLetter::id).toList());
      // One that dies again at once is not met again: the list goes on behind the last.
      page = deadLetters.list(sink, page.getLast().id(), PAGE);
    }
    return changed;
  }
}
