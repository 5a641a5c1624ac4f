package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies by kill -9 in the middle of many appends, and the books are whole afterwards. */
@NullUnmarked
class BooksCrashTest {

  private static final int ORDERS = 60;
  private static final int AT_ONCE = 8;
  private static final int KILLS = 3;
  private static final Duration HEALED = Duration.ofSeconds(120);
  private static final Set<Integer> TAKEN = Set.of(200, 201, 202, 402, 409);
  private static final int MOST_TRIES = 5;
  private static Stack stack;

  private final Shop shop = stack.shop();
  private final AtomicInteger done = new AtomicInteger();

  /** Who dies. */
  private enum Victim {
    DATABASE,
    WORKER,
    BOTH
  }

  @BeforeAll
  static void start() {
    stack = Stack.start("books-crash");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @ParameterizedTest
  @EnumSource(Victim.class)
  void books_are_whole_after_a_kill_in_the_middle_of_a_burst(Victim victim) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.printf("crash: %s -Dseed=%d%n", victim, seed);
    stack.ensureRunning();
    List<String> ids = burst(victim, seed);

    Witnesses witnesses = new Witnesses(stack);
    List<String> differing = new ArrayList<>();
    for (String id : ids) {
      witnesses.hear(id, false, HEALED).differences().forEach(d -> differing.add(id + ": " + d));
    }
    assertThat(differing).isEmpty();
    assertThat(reviews()).as("a crash is no reason for a review").isEmpty();
  }

  /**
   * The facts of a task are in the books before the engine has the task. So the engine stands still
   * in between, and the worker dies.
   */
  @Test
  void a_task_that_is_lost_after_its_facts_were_written_moves_money_once_and_opens_no_review()
      throws Exception {
    boolean lost = false;
    for (int i = 0; i < MOST_TRIES && !lost; i++) {
      String id = cancelInATaskThatIsLost();
      Testimony testimony = new Witnesses(stack).hear(id, false, HEALED);
      assertThat(testimony.differences()).isEmpty();
      assertThat(testimony.provider()).isEqualTo(new Sums(4210, 4210));
      assertThat(stack.books().calls(id))
          .filteredOn(call -> call.startsWith("POST /refunds "))
          .hasSize(1);
      assertThat(reviews()).isEmpty();
      lost =
          stack.history(id).stream().anyMatch(HistoryEvent::hasWorkflowTaskTimedOutEventAttributes);
    }
    assertThat(lost).as("a task was lost").isTrue();
  }

  /** The engine must stand still within the second that an append has: now and then it is late. */
  private String cancelInATaskThatIsLost() throws Exception {
    stack.ensureRunning();
    String id = shop.place("lost");
    assertThat(shop.pay(id, "tok_ok", "pay").status()).isEqualTo(200);
    int before = stack.database().journal(id).size();
    try (Connection holder = DriverManager.getConnection(stack.jdbcUrl());
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select from orders where order_id = '" + id + "' for update");
      shop.cancel(id, "cancel", "Prefer", "respond-async");
      Await.until(
          "an append waits for the row",
          Duration.ofSeconds(5),
          () -> stack.database().number("select count(*) from pg_locks where not granted") > 0);
      stack.temporal.signal("STOP");
      holder.rollback();
      Await.until(
          "its facts are in the books",
          Duration.ofSeconds(5),
          () -> stack.database().journal(id).size() > before);
      stack.worker.kill();
    } finally {
      stack.temporal.signal("CONT");
      stack.ensureRunning();
    }
    return id;
  }

  private static List<String> reviews() {
    return stack
        .database()
        .texts(
            """
            select o.order_id || ' ' || o.review || ': ' ||
                   coalesce((select string_agg(c.kept::text || ' not ' || c.refused::text, '; ')
                               from journal_conflict c where c.order_id = o.order_id),
                            o.view -> 'review' ->> 'evidence')
              from orders o where o.review is not null
            """);
  }

  private List<String> burst(Victim victim, long seed) throws Exception {
    List<Future<String>> orders = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < ORDERS; i++) {
        Random random = new Random(seed + i);
        orders.add(people.submit(() -> live(random)));
      }
      for (int kill = 1; kill <= KILLS; kill++) {
        int orderly = kill * ORDERS / (KILLS + 1);
        Await.until(orderly + " orders are done", HEALED, () -> done.get() >= orderly);
        strike(victim);
      }
    }
    List<String> ids = new ArrayList<>();
    for (Future<String> order : orders) {
      ids.add(order.get());
    }
    return ids;
  }

  private static void strike(Victim victim) {
    if (victim != Victim.DATABASE) {
      stack.worker.kill();
    }
    if (victim != Victim.WORKER) {
      stack.postgres.kill();
    }
    stack.ensureRunning();
  }

  private String live(Random random) {
    String id = Shop.newOrderId("burst");
    persist(() -> shop.tryPlacing(id, 4210, "EUR", "PT30M", "P30D"));
    persist(() -> shop.pay(id, "tok_ok", "pay", "Prefer", "wait=2"));
    if (random.nextBoolean()) {
      persist(() -> shop.cancel(id, "cancel", "Prefer", "wait=2"));
    } else if (random.nextBoolean()) {
      persist(() -> shop.fulfil(id, "fulfil"));
    }
    done.incrementAndGet();
    return id;
  }

  /** Does what a shop does: the same call again, under the same key, until it is taken. */
  private static void persist(Supplier<Http.Answer> call) {
    Await.until("it is taken", HEALED, () -> isTaken(call));
  }

  private static boolean isTaken(Supplier<Http.Answer> call) {
    try {
      Http.Answer answer = call.get();
      assertThat(answer.status() == 503 || TAKEN.contains(answer.status()))
          .as(answer.toString())
          .isTrue();
      return answer.status() != 503;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
