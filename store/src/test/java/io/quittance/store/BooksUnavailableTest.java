package io.quittance.store;

import static io.quittance.store.Samples.append;
import static io.quittance.store.Samples.claim;
import static io.quittance.store.Samples.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

@Timeout(60)
class BooksUnavailableTest {

  @Test
  void a_dead_server_is_noticed_at_once_by_whoever_asks() throws Exception {
    try (Store store = Store.open(at(unusedPort()))) {
      assertUnavailable(Duration.ofSeconds(2), store::check);
      assertUnavailable(
          Duration.ofSeconds(2), () -> store.journal().append(append("A-1", 1, quiet("k-1"))));
      assertUnavailable(Duration.ofSeconds(2), () -> store.orders().claim(claim("A-1")));
      assertUnavailable(Duration.ofSeconds(2), () -> store.orders().find("A-1"));
      assertUnavailable(Duration.ofSeconds(2), store::migrate);
    }
  }

  @Test
  void a_server_that_takes_connections_and_says_nothing_is_noticed_too() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Store store = Store.open(at(mute.getLocalPort()))) {
      assertUnavailable(Duration.ofSeconds(2), store::check);
      assertUnavailable(
          Duration.ofSeconds(2), () -> store.journal().append(append("A-1", 1, quiet("k-1"))));
      assertUnavailable(Duration.ofSeconds(8), store::migrate);
    }
  }

  @Test
  void a_user_may_be_named_in_the_url_instead() {
    try (FreshBooks books = FreshBooks.open();
        Store store =
            Store.open(new DatabaseSettings(books.settings().url() + "?user=postgres", "", ""))) {
      store.migrate();
      store.check();
    }
  }

  @Test
  void a_query_that_hangs_does_not_hang_the_check() throws Exception {
    try (FreshBooks books = FreshBooks.open();
        Connection blocker = connection(books.settings())) {
      books.store().check();
      blocker.setAutoCommit(false);
      try (Statement statement = blocker.createStatement()) {
        statement.execute("lock table secret in access exclusive mode");
      }

      assertUnavailable(Duration.ofSeconds(2), books.store()::check);

      blocker.rollback();
      books.store().check();
    }
  }

  @Test
  void a_database_without_its_schema_is_not_the_books_yet() {
    try (Store store = Store.open(FreshBooks.server().database("empty"))) {
      assertUnavailable(Duration.ofSeconds(2), store::check);
      assertUnavailable(Duration.ofSeconds(2), () -> store.orders().find("A-1"));
    }
  }

  @Test
  void a_database_that_is_read_only_does_not_take_facts() {
    try (FreshBooks books = FreshBooks.open()) {
      books
          .sql()
          .sql("alter database " + name(books) + " set default_transaction_read_only = on")
          .update();
      try (Store store = Store.open(books.settings())) {
        assertUnavailable(Duration.ofSeconds(2), () -> store.orders().claim(claim("A-1")));
        assertThat(store.orders().find("A-1")).isEmpty();
      }
    }
  }

  @Test
  void the_books_come_back_by_themselves() throws Exception {
    try (FreshBooks books = FreshBooks.open()) {
      books.store().check();
      books
          .sql()
          .sql(
              """
              select count(pg_terminate_backend(pid)) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()
              """)
          .query(Long.class)
          .single();

      Until.holds("the books answer", Duration.ofSeconds(10), () -> answers(books.store()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08001", "08006", "53300", "57P01", "57P02", "57P03", "57014", "55P03", "42703"})
  void states_of_a_database_that_is_away_are_told_from_others(String state) {
    assertThat(Faults.classified(fault(state))).isInstanceOf(BooksUnavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23514", "22P02", "42601", "42501", "P0001", "XX001"})
  void what_a_database_refuses_for_good_is_told_from_its_absence(String state) {
    RuntimeException fault = fault(state);

    assertThat(Faults.classified(fault)).isInstanceOf(BooksRefused.class).hasCause(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "25P02", "99999", ""})
  void any_other_fault_stays_what_it_is(String state) {
    RuntimeException fault = fault(state);

    assertThat(Faults.classified(fault)).isSameAs(fault);
  }

  private static RuntimeException fault(String state) {
    return new UncategorizedSQLException("test", "select", new SQLException("no", state));
  }

  private static boolean answers(Store store) {
    try {
      store.check();
      return true;
    } catch (BooksUnavailable e) {
      return false;
    }
  }

  private static void assertUnavailable(Duration bound, ThrowingCallable call) {
    long start = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(BooksUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(bound);
  }

  private static Connection connection(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  private static String name(FreshBooks books) {
    return books.sql().sql("select current_database()").query(String.class).single();
  }

  private static DatabaseSettings at(int port) {
    return new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/quittance", "q", "");
  }

  private static int unusedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
