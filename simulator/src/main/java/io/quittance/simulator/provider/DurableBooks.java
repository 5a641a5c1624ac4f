package io.quittance.simulator.provider;

import io.quittance.simulator.core.Books;
import io.quittance.simulator.core.Event;
import io.quittance.simulator.core.WebhookPlans;
import io.quittance.simulator.journal.EventLog;
import io.quittance.simulator.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The books together with their file: no step returns before all it has seen is on the disk. */
public final class DurableBooks implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Books books;
  private final EventLog log;
  private final boolean telling;

  /**
   * Takes books and their file.
   *
   * @param telling whether there is a subscriber, to be told of what changes
   */
  DurableBooks(Books books, EventLog log, boolean telling) {
    this.books = books;
    this.log = log;
    this.telling = telling;
  }

  /**
   * Opens the books of a directory.
   *
   * @param telling whether there is a subscriber, to be told of what changes
   * @param log told what was repaired
   * @param onFailure told once when the file can no longer be written
   * @throws io.quittance.simulator.journal.UnreadableJournal when they are broken or in use
   */
  public static DurableBooks open(
      Path directory, boolean telling, Consumer<String> log, Consumer<IOException> onFailure)
      throws IOException {
    Books books = new Books();
    return new DurableBooks(books, Journal.open(directory, books::apply, log, onFailure), telling);
  }

  /** Runs one step alone, takes its events in, and waits until they are on the disk. */
  <T> Change<T> change(Function<Books, Change<T>> step) {
    Change<T> change;
    CompletableFuture<@Nullable Void> written;
    lock.lock();
    try {
      Change<T> decided = step.apply(books);
      change = new Change<>(take(decided.events()), decided.result());
      written = log.append(change.events());
    } finally {
      lock.unlock();
    }
    written.join();
    return change;
  }

  /** Takes events in, and with them the plans to tell of them; returns both. */
  private List<Event> take(List<Event> events) {
    List<Event> taken = new ArrayList<>();
    for (Event event : events) {
      Optional<Event.WebhookPlanned> plan =
          telling ? WebhookPlans.before(event, books) : Optional.empty();
      plan.ifPresent(
          planned -> {
            books.apply(planned);
            taken.add(planned);
          });
      books.apply(event);
      taken.add(event);
    }
    return taken;
  }

  /** Asks the books something that may not be on the disk yet. */
  <T extends @Nullable Object> T peek(Function<Books, T> question) {
    lock.lock();
    try {
      return question.apply(books);
    } finally {
      lock.unlock();
    }
  }

  /** Asks the books something, and waits until the answer is on the disk. */
  <T> T read(Function<Books, T> question) {
    return change(state -> new Change<>(List.<Event>of(), question.apply(state))).result();
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
