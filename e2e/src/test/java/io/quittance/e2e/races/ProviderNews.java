package io.quittance.e2e.races;

import io.quittance.e2e.Await;
import io.quittance.e2e.Database;
import io.quittance.e2e.Http;
import io.quittance.e2e.Stack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The provider's notices, each told when the ordering says so. */
final class ProviderNews {

  private static final Duration PAUSE = Duration.ofMillis(200);

  /**
   * Its order was told, or was in the middle of a call about the same thing and is told again in a
   * few seconds. While somebody tells it, it is due in half a minute.
   */
  private static final String WAS_TOLD =
      "select count(*) from webhook_inbox where event_id = ?"
          + " and (outcome is not null or (attempts > 0 and due_at < now() + interval '20 s'))";

  private static final String WAS_HEARD =
      "select count(*) from webhook_inbox where event_id = ? and outcome is not null";

  private final Stack stack;
  private final Database database;

  ProviderNews(Stack stack) {
    this.stack = stack;
    this.database = stack.database();
  }

  /** Lets the webhook through that tells what became of the charge, and waits until it is told. */
  void tell(Line line) throws Exception {
    Webhook webhook = line.news().get(Patience.STEP.toSeconds(), TimeUnit.SECONDS);
    Http.Answer answer = webhook.forwardTo(stack.apiHttp);
    if (answer.status() != 204) {
      throw new AssertionError(webhook + " was answered " + answer);
    }
    await(webhook, "told", WAS_TOLD, Patience.STEP);
  }

  /** Waits until the order has heard of it, if it was let through. */
  void awaitHeard(Line line) throws Exception {
    await(line.news().get(), "heard of", WAS_HEARD, Patience.REST);
  }

  private void await(Webhook webhook, String what, String query, Duration bound) {
    Await.value(
        webhook + " is " + what,
        bound,
        PAUSE,
        () -> Optional.of(database.text(query, webhook.eventId())).filter("1"::equals));
  }
}
