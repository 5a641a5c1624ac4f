package io.quittance.e2e.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quittance.e2e.Audit;
import io.quittance.e2e.Await;
import io.quittance.e2e.Database;
import io.quittance.e2e.Messaging;
import io.quittance.e2e.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The stack under a steady load. {@code -Dsoak.minutes=}, {@code -Dsoak.rate=} (orders a second)
 * and {@code -Dseed=} choose how long and what; {@code -Dsoak.page=} names the page that the curves
 * go to. {@code ./quittance soak} takes 20 minutes; a run of fewer than 8 is looked at and not
 * judged, as a JVM warms up for longer than its first quarter.
 */
class SoakTest {

  private static final int JUDGED_FROM = 8;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(4);
  private static final int LOOKS_PER_HEAP = 6;
  private static final Duration END = Duration.ofSeconds(180);

  @Test
  void nothing_grows_that_should_not() {
    int minutes = Integer.getInteger("soak.minutes", 1);
    // Twice as long as it is to take, and a start and an audit more.
    assertTimeoutPreemptively(Duration.ofMinutes(2L * minutes + 15), () -> soak(minutes));
  }

  private static void soak(int minutes) throws Exception {
    double rate = Double.parseDouble(System.getProperty("soak.rate", "2"));
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.printf("soak: -Dsoak.minutes=%d -Dsoak.rate=%s -Dseed=%d%n", minutes, rate, seed);

    try (Stack stack = Stack.start("soak", new Stack.Setup(Map.of(), Map.of(), List.of()));
        Messaging messaging = Messaging.start(stack);
        OrdersByMessage messages = new OrdersByMessage(messaging)) {
      SteadyLoad load = new SteadyLoad(stack, rate, seed);
      Sampling sampling = new Sampling(stack, Watched.of(stack, messaging), load::lately);
      try (load) {
        sample(sampling, messages, minutes);
      }
      List<String> ids = new ArrayList<>(load.ids());
      ids.addAll(messages.ids());
      boolean judged = minutes >= JUDGED_FROM;
      Judgement judgement =
          judged ? Judgement.of(sampling.series()) : Judgement.unjudged(sampling.series());
      System.out.print(judgement);
      System.out.printf(
          "%d orders, %d of them by message, %d turned away%n",
          ids.size(), messages.ids().size(), load.turnedAway());
      assertThat(load.unexpected()).isEmpty();
      assertThat(sampling.isBlind()).as("a tenth of the looks told nothing").isFalse();
      assertThat(load.turnedAway()).isLessThanOrEqualTo(ids.size() / 50);
      awaitEnds(stack.database(), ids.size());
      List<String> differences = Audit.of(stack, ids, END);
      System.out.print(messages.heard());
      assertThat(differences).isEmpty();

      String page = System.getProperty("soak.page", "");
      if (!page.isEmpty()) {
        SoakPage.Run run = new SoakPage.Run(minutes, rate, ids.size(), seed);
        new SoakPage(Path.of(page)).write(run, judgement, sampling.series());
      }
      assertThat(judgement.leaks()).isEmpty();
    }
  }

  /** With each look the shop behind the brokers has an order too. */
  private static void sample(Sampling sampling, OrdersByMessage messages, int minutes) {
    long begin = System.nanoTime();
    for (int i = 0; minutesSince(begin) < minutes; i++) {
      long next = begin + i * LOOK_EVERY.toNanos();
      Await.until("the next look", END, () -> System.nanoTime() - next >= 0);
      sampling.look(minutesSince(begin));
      if (i % LOOKS_PER_HEAP == 0) {
        sampling.lookAtHeaps(minutesSince(begin));
      }
      messages.another();
    }
  }

  /** Those that came by message may not even be placed yet. */
  private static void awaitEnds(Database books, int orders) {
    Await.until(
        "all orders have ended",
        END,
        () ->
            books.number("select count(*) from orders") == orders
                && books.number(Sampling.OPEN) == 0);
  }

  private static double minutesSince(long begin) {
    return (System.nanoTime() - begin) / (double) Duration.ofMinutes(1).toNanos();
  }
}
