package io.quittance.store;

import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.name;
import static io.quittance.store.Samples.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.store.Append.Entry;
import io.quittance.store.AppendResult.Appended;
import io.quittance.store.AppendResult.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class JournalConcurrencyTest {

  private static final int THREADS = 8;
  private static final int NAMES = 1000;

  private final FreshBooks books = FreshBooks.open();
  private final Journal journal = books.store().journal();

  @AfterAll
  void close() {
    books.close();
  }

  @Test
  void appends_of_one_order_take_turns_and_each_fact_is_stored_once() throws Exception {
    books.store().orders().claim(claim("T-1"));
    int facts = 40;

    List<Boolean> written = together(_ -> () -> writeAll("T-1", facts));

    assertThat(written).containsOnly(true);
    assertThat(journal.read("T-1"))
        .extracting(JournalRow::seq)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, facts).mapToObj(Long::valueOf).toList());
    assertThat(books.store().ledger().of("T-1")).hasSize(facts);
    assertThat(books.store().orders().find("T-1").orElseThrow().seq()).isEqualTo(facts);
  }

  @Test
  void of_different_facts_for_one_number_exactly_one_is_stored() throws Exception {
    books.store().orders().claim(claim("T-2"));

    List<AppendResult> results =
        together(thread -> () -> journal.append(append("T-2", 1, quiet("of " + thread))));

    assertThat(results).filteredOn(Appended.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(THREADS - 1);
    assertThat(journal.read("T-2")).hasSize(1);
  }

  @Test
  void orders_that_quarrel_over_provider_references_do_not_lock_each_other_out() throws Exception {
    IntStream.range(0, THREADS).forEach(i -> books.store().orders().claim(claim("Q-" + i)));

    List<AppendResult> results = together(thread -> () -> journal.append(quarrel(thread)));

    assertThat(results).allMatch(Appended.class::isInstance);
    assertThat(results)
        .as("each name belongs to one order, and clashes with the others")
        .satisfies(
            all ->
                assertThat(
                        all.stream().mapToInt(result -> ((Appended) result).clashes().size()).sum())
                    .isEqualTo(NAMES * (THREADS - 1)));
  }

  /** The same names, half of the orders in one order and half in the other. */
  private static Append quarrel(int thread) {
    String order = "Q-" + thread;
    Entry[] entries =
        IntStream.range(0, NAMES)
            .map(i -> thread % 2 == 0 ? i : NAMES - 1 - i)
            .mapToObj(i -> captured(order, name("shared-" + i, order + "-p" + i)))
            .toArray(Entry[]::new);
    return append(order, 1, entries);
  }

  /** Writes from wherever it is told to go on, three facts at a time. */
  private boolean writeAll(String order, int facts) {
    for (int from = 1; from <= facts; from++) {
      Entry[] entries =
          IntStream.range(from, Math.min(from + 3, facts + 1))
              .mapToObj(_ -> captured(order))
              .toArray(Entry[]::new);
      journal.append(append(order, from, entries));
    }
    return true;
  }

  private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<T> task = work.apply(i);
        running.add(
            threads.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get(30, TimeUnit.SECONDS));
      }
      return results;
    }
  }
}
