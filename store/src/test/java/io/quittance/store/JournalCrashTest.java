package io.quittance.store;

import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.captured;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.name;
import static io.quittance.store.Samples.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.store.AppendResult.Appended;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Postgres killed with -9 while an append has written its rows and not yet committed. */
@Timeout(120)
class JournalCrashTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final PostgresServer server;
  private final DatabaseSettings settings;
  private final Store store;

  JournalCrashTest(@TempDir Path data) {
    server = PostgresServer.start(data);
    settings = server.database("books");
    store = Store.open(settings);
  }

  @BeforeEach
  void openTheBooks() {
    store.migrate();
    store.orders().claim(claim("A-1"));
    store.orders().claim(claim("B-1"));
    store.journal().append(append("A-1", 1, quiet("k-1")));
  }

  @AfterEach
  void close() {
    store.close();
    server.close();
  }

  @Test
  void the_server_killed_in_mid_append_leaves_nothing_half_done() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection blocker = holdingTheProviderReference("ch-1")) {
      Future<AppendResult> append = threads.submit(() -> store.journal().append(halfDone()));
      Until.holds("the append waits in its transaction", SOON, this::anAppendWaits);

      server.kill();

      assertUnavailable(append);
      assertThat(blocker).isNotNull();
    }
    server.restart();

    assertNothingHalfDoneAndAllToBeDone();
  }

  @Test
  void one_process_of_the_server_killed_in_mid_append_leaves_nothing_half_done() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection blocker = holdingTheProviderReference("ch-1")) {
      Future<AppendResult> append = threads.submit(() -> store.journal().append(halfDone()));
      Until.holds("the append waits in its transaction", SOON, this::anAppendWaits);

      assertThat(ProcessHandle.of(waitingProcess()).orElseThrow().destroyForcibly()).isTrue();

      assertUnavailable(append);
      Until.holds("the server ends its other sessions", SOON, () -> !blocker.isValid(1));
    }

    assertNothingHalfDoneAndAllToBeDone();
  }

  @Test
  void what_was_appended_before_the_server_was_killed_is_there_after_it() throws Exception {
    store.journal().append(halfDone());

    server.kill();
    server.restart();

    try (Store next = Store.open(settings)) {
      assertThat(next.journal().read("A-1")).hasSize(3);
      assertThat(next.ledger().of("A-1")).hasSize(1);
    }
  }

  /** The rows of journal, ledger and outbox come before that of the provider's reference. */
  private static Append halfDone() {
    return append("A-1", 2, quiet("k-2"), captured("A-1", name("ch-1", "A-1-p1")));
  }

  private Connection holdingTheProviderReference(String providerReference) throws Exception {
    Connection blocker =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    blocker.setAutoCommit(false);
    try (Statement statement = blocker.createStatement()) {
      statement.execute(
          "insert into provider_reference (provider, provider_reference, order_id, reference)"
              + " values ('simulator', '"
              + providerReference
              + "', 'B-1', 'B-1-p1')");
    }
    return blocker;
  }

  private boolean anAppendWaits() {
    return waitingProcess() != 0;
  }

  private long waitingProcess() {
    return server
        .superuser("books")
        .sql(
            """
            select coalesce(max(pid), 0) from pg_stat_activity
             where wait_event_type = 'Lock' and query like '%insert into provider_reference%'
               and application_name = 'quittance'
            """)
        .query(Long.class)
        .single();
  }

  private static void assertUnavailable(Future<AppendResult> append) {
    assertThatThrownBy(() -> append.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(BooksUnavailable.class);
  }

  private void assertNothingHalfDoneAndAllToBeDone() throws Exception {
    try (Store next = Store.open(settings)) {
      Until.holds("the books answer again", SOON, () -> answers(next));
      assertThat(next.journal().read("A-1")).hasSize(1);
      assertThat(next.ledger().of("A-1")).isEmpty();
      assertThat(next.orders().find("A-1").orElseThrow().seq()).isEqualTo(1);
      assertThat(events()).isZero();
      assertThat(next.journal().append(halfDone())).isEqualTo(new Appended(4, List.of()));
      assertThat(events()).isOne();
    }
    Until.holds("who had them open before has them again", SOON, () -> answers(store));
  }

  private long events() {
    return server.superuser("books").sql("select count(*) from outbox").query(Long.class).single();
  }

  private static boolean answers(Store store) {
    try {
      store.check();
      return true;
    } catch (BooksUnavailable e) {
      return false;
    }
  }
}
