package io.quittance.api.webhooks;

import io.quittance.store.BooksUnavailable;
import io.quittance.store.InboxNotice;
import io.quittance.store.WebhookInbox;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The inbox for who has little time: a provider waits for some seconds, which must do for asking
 * somebody else too. What is not kept in time may be kept all the same; that is no harm.
 */
final class Inbox implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * The answer to the call that a notice is about comes in as well, and makes it no news; told at
   * once, it would cost the order a task of its own.
   */
  private static final Duration CALM = Duration.ofSeconds(1);

  private final WebhookInbox inbox;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Inbox(WebhookInbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Keeps a notice and returns whether it is new.
   *
   * @throws BooksUnavailable if it is not known to be kept
   */
  boolean keep(InboxNotice notice) {
    return inTime(() -> inbox.keep(notice, CALM));
  }

  /**
   * Keeps an event that is about no money.
   *
   * @throws BooksUnavailable if it is not known to be kept
   */
  void keepIrrelevant(String provider, String eventId) {
    var _ = inTime(() -> inbox.keepIrrelevant(provider, eventId));
  }

  private <T> T inTime(Callable<T> work) {
    Future<T> result = threads.submit(work);
    try {
      return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BooksUnavailable("the database does not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BooksUnavailable("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
