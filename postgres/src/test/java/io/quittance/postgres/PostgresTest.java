package io.quittance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded Postgres keeps what it confirmed, and leaves nothing running. */
@Timeout(120)
class PostgresTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_commit_outlives_a_power_cut_and_it_says_so() throws Exception {
    try (Running postgres = Running.start(folder);
        Connection connection = postgres.connect()) {
      assertThat(value(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(value(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(value(connection, "SHOW full_page_writes")).isEqualTo("on");
      String version = value(connection, "SHOW server_version");
      assertThat(version).startsWith("18.");
      assertThat(postgres.said().lines())
          .endsWith(
              "Postgres "
                  + version
                  + " serves on 127.0.0.1:"
                  + postgres.port()
                  + ", fsync on, synchronous_commit on");
    }
  }

  @Test
  void the_role_owns_its_database_and_is_no_superuser() throws Exception {
    try (Running postgres = Running.start(folder);
        Connection connection = postgres.connect()) {
      execute(connection, "CREATE TABLE note (text text)");
      assertThat(value(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = 'quittance'"))
          .isEqualTo("f");
    }
  }

  @Test
  void databases_beside_the_books_have_an_owner_each_and_a_second_start_finds_them()
      throws Exception {
    Map<String, String> beside = Map.of("POSTGRES_DATABASES", "temporal,temporal_visibility");
    for (int start = 1; start <= 2; start++) {
      try (Running postgres = Running.launch(folder, Running.freePort(), beside).awaitReady();
          Connection books = postgres.connect()) {
        String owners =
            "SELECT string_agg(datname || ' ' || pg_get_userbyid(datdba), ', ' ORDER BY datname)"
                + " FROM pg_database WHERE datname NOT LIKE 'template%'";
        assertThat(value(books, owners))
            .isEqualTo(
                "postgres postgres, quittance quittance,"
                    + " temporal temporal, temporal_visibility temporal_visibility");
        assertThat(value(books, "SELECT count(*) FROM pg_roles WHERE rolsuper")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_database_of_no_plain_name_is_refused() throws Exception {
    assertThat(refusal(Running.freePort(), Map.of("POSTGRES_DATABASES", "a,b c")))
        .isEqualTo("POSTGRES_DATABASES=a,b c is not a list of names with commas between them.");
  }

  @Test
  void data_survives_kill_9_of_everything() throws Exception {
    try (Running postgres = Running.start(folder);
        Connection connection = postgres.connect()) {
      execute(connection, "CREATE TABLE note AS SELECT 'kept' AS text");
      postgres.killEverything();
    }
    assertNoteIsKept();
  }

  @Test
  void kill_9_of_the_process_alone_ends_the_server_too() throws Exception {
    try (Running postgres = Running.start(folder)) {
      List<ProcessHandle> all = postgres.everyProcess();
      assertThat(all).hasSizeGreaterThan(5);
      postgres.kill();
      Running.awaitNone(all);
    }
  }

  @Test
  void a_server_left_behind_is_stopped_and_its_data_served_anew() throws Exception {
    try (Running postgres = Running.start(folder);
        Connection connection = postgres.connect()) {
      execute(connection, "CREATE TABLE note AS SELECT 'kept' AS text");
      ProcessHandle server = postgres.server();
      postgres.lifeline().destroyForcibly();
      postgres.kill();
      assertThat(server.isAlive()).isTrue();
      String said = assertNoteIsKept();
      assertThat(said).startsWith("Stopped a Postgres (pid " + server.pid() + ")");
      assertThat(server.isAlive()).isFalse();
    }
  }

  @Test
  void a_server_of_somebody_else_on_the_data_is_named_and_left_alone() throws Exception {
    Running.start(folder).close();
    Path data = folder.resolve("postgres/data").toRealPath();
    int port = Running.freePort();
    Process other =
        new ProcessBuilder(
                Programs.in(Running.CACHE)
                    .command(
                        "postgres", List.of("-D", data.toString(), "-p", "" + port, "-k", "/tmp")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("other.log").toFile())
            .start();
    try {
      Until.holds(
          "the other one works in the data",
          Duration.ofSeconds(20),
          () -> Files.exists(data.resolve("postmaster.pid")));
      assertThat(refusal(Running.freePort(), Map.of()))
          .endsWith("is in use by a Postgres (pid " + other.pid() + ").");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_stale_note_whose_number_is_another_program_by_now_does_not_keep_it_from_starting()
      throws Exception {
    Running.start(folder).close();
    Path note = folder.resolve("postgres/data/postmaster.pid");
    List<String> lines = Files.readAllLines(note);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(note, lines);
    Running.start(folder).close();
  }

  @Test
  void half_a_folder_that_a_kill_left_does_not_keep_it_from_starting() throws Exception {
    Path half = Files.createDirectories(folder.resolve("postgres/data.new-1"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    Running.start(folder).close();
    assertThat(half).doesNotExist();
  }

  @Test
  void a_second_one_on_the_same_data_is_refused_and_the_first_serves_on() throws Exception {
    try (Running first = Running.start(folder);
        Connection connection = first.connect()) {
      assertThat(refusal(Running.freePort(), Map.of()))
          .endsWith("by another Postgres of Quittance.");
      assertThat(value(connection, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_busy_port_is_named_in_one_line() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(refusal(busy.getLocalPort(), Map.of()))
          .startsWith("Port " + busy.getLocalPort() + " of 127.0.0.1 cannot be used")
          .endsWith("set POSTGRES_PORT to a free one.");
    }
  }

  @Test
  void a_setting_that_makes_no_sense_is_named_in_one_line() throws Exception {
    assertThat(refusal(1, Map.of("POSTGRES_PORT", "many"))).startsWith("POSTGRES_PORT=many ");
    assertThat(refusal(1, Map.of("POSTGRES_PORT", "0"))).startsWith("POSTGRES_PORT=0 ");
  }

  @Test
  void data_of_another_major_version_is_refused_and_not_touched() throws Exception {
    Path version = Files.createDirectories(folder.resolve("postgres/data")).resolve("PG_VERSION");
    Files.writeString(version, "17\n", StandardCharsets.UTF_8);
    assertThat(refusal(Running.freePort(), Map.of()))
        .endsWith("is of Postgres 17, and this is 18.");
    assertThat(version).hasContent("17");
  }

  @Test
  void durability_that_was_turned_off_for_the_role_is_a_refusal_that_leaves_nothing_running()
      throws Exception {
    try (Running postgres = Running.start(folder);
        Connection connection = postgres.connect()) {
      execute(connection, "ALTER ROLE quittance SET synchronous_commit = off");
    }
    try (Running postgres = Running.launch(folder, Running.freePort(), Map.of())) {
      assertThat(postgres.awaitEnd()).isEqualTo(1);
      assertThat(postgres.said().lines())
          .contains("Postgres has synchronous_commit=off, so it could lose what it confirmed.");
      assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void told_to_stop_it_ends_open_transactions_and_leaves_nothing() throws Exception {
    try (Running postgres = Running.start(folder);
        Connection connection = postgres.connect()) {
      connection.setAutoCommit(false);
      execute(connection, "CREATE TABLE note (text text)");
      List<ProcessHandle> all = postgres.everyProcess();
      postgres.terminate();
      assertThat(postgres.awaitEnd()).isZero();
      assertThat(all).noneMatch(ProcessHandle::isAlive);
      assertThat(postgres.said().lines()).endsWith("Postgres stopped.");
    }
  }

  @Test
  void a_server_that_dies_takes_the_process_with_it() throws Exception {
    try (Running postgres = Running.start(folder)) {
      List<ProcessHandle> all = postgres.everyProcess();
      postgres.server().destroyForcibly();
      assertThat(postgres.awaitEnd()).isEqualTo(1);
      assertThat(postgres.said()).contains("Postgres ended by itself (exit status 137).");
      Running.awaitNone(all);
    }
  }

  @Test
  void a_server_that_somebody_else_stops_in_good_order_is_no_failure() throws Exception {
    try (Running postgres = Running.start(folder)) {
      assertThat(postgres.server().destroy()).isTrue();
      assertThat(postgres.awaitEnd()).isZero();
      assertThat(postgres.said().lines()).endsWith("Postgres stopped.");
    }
  }

  @Test
  void two_starts_at_once_unpack_one_set_of_programs() throws Exception {
    Path cache = folder.resolve("cache");
    Map<String, String> settings = Map.of("POSTGRES_CACHE", cache.toString());
    Path other = Files.createDirectory(folder.resolve("other"));
    try (Running one = Running.launch(folder, Running.freePort(), settings);
        Running two = Running.launch(other, Running.freePort(), settings)) {
      one.awaitReady();
      two.awaitReady();
      assertThat(cache).isDirectoryNotContaining("glob:**/build-*");
      assertThat(cache.toFile().list()).hasSize(1);
    }
  }

  private String assertNoteIsKept() throws Exception {
    try (Running again = Running.start(folder);
        Connection connection = again.connect()) {
      assertThat(value(connection, "SELECT text FROM note")).isEqualTo("kept");
      return again.said();
    }
  }

  /** What a start says that is refused: one line, nothing started. */
  private String refusal(int port, Map<String, String> settings) throws Exception {
    try (Running refused = Running.launch(folder, port, settings)) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.said().lines()).hasSize(1);
      return refused.said().strip();
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
