package io.quittance.e2e.bench;

import io.quittance.e2e.Await;
import io.quittance.e2e.Http;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Customers and providers who are told that it goes on, or to repeat it, or nothing at all, and who
 * ask again under the same key. How often is counted: a service that dies must not look like one
 * that is slow.
 */
final class Asking {

  private static final Set<Integer> NOT_YET = Set.of(202, 429, 503);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LongAdder requests = new LongAdder();
  private final LongAdder answers = new LongAdder();

  private final Duration patience;

  Asking() {
    this(PATIENCE);
  }

  Asking(Duration patience) {
    this.patience = patience;
  }

  Http.Answer untilAnswered(Supplier<Http.Answer> request) {
    Http.Answer answer =
        Await.value(
            "it is answered",
            patience,
            () -> {
              requests.increment();
              return Optional.of(request.get()).filter(a -> !NOT_YET.contains(a.status()));
            });
    answers.increment();
    return answer;
  }

  /** Returns a sentence about all of them so far; nobody may be asking at the time. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%,d requests were answered for good; %,d more were told to wait or to come back, or got no answer, and were repeated.",
        answers.sum(),
        requests.sum() - answers.sum());
  }
}
