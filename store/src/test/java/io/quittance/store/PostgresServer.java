package io.quittance.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real Postgres server of the tests' own, as durable as the one in production. */
final class PostgresServer implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres running;

  private PostgresServer(Path data, EmbeddedPostgres running) {
    this.data = data;
    this.running = running;
  }

  static PostgresServer start(Path data) {
    return new PostgresServer(data, started(data, 0));
  }

  private static EmbeddedPostgres started(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setPGStartupWait(Duration.ofSeconds(30))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty database and says how to reach it. */
  DatabaseSettings database(String name) {
    superuser("postgres").sql("create database " + name).update();
    return new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:" + running.getPort() + "/" + name, "postgres", "");
  }

  /** A way into a database that goes round the store. */
  JdbcClient superuser(String database) {
    return JdbcClient.create(running.getDatabase("postgres", database));
  }

  /** Kills the server as a power failure would, and returns when its port is dead. */
  void kill() throws Exception {
    ProcessHandle postmaster = postmaster();
    postmaster.destroyForcibly();
    Until.holds("the server is dead", Duration.ofSeconds(10), () -> !postmaster.isAlive());
  }

  /** Starts it again on what it left. */
  void restart() throws Exception {
    int port = running.getPort();
    running.close();
    Until.holds(
        "the server is up again",
        Duration.ofSeconds(60),
        () -> {
          try {
            running = started(data, port);
            return true;
          } catch (IllegalStateException e) {
            // A process of the killed server still holds its memory.
            return false;
          }
        });
  }

  private ProcessHandle postmaster() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    return ProcessHandle.of(pid).orElseThrow();
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
