package io.quittance.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The embedded Postgres, as a process. */
public final class Postgres {

  /** Reading its log again after a kill takes a while where there is much of it. */
  private static final Duration READY = Duration.ofSeconds(110);

  private static final long PAUSE_MILLIS = 50;

  private Postgres() {}

  /** Starts Postgres as the environment says; it runs until the process is told to stop. */
  public static void main(String[] arguments) {
    try {
      Settings settings = Settings.from(System.getenv());
      DataFolder folder = DataFolder.take(settings.folder());
      Programs programs = Programs.in(settings.cache());
      new Leftovers(folder.data(), programs, System.out::println).stop();
      refuseBusyPort(settings.port());
      folder.initialize(programs);
      serve(Server.start(programs, folder.data(), settings), settings, folder);
    } catch (StartRefused e) {
      end(e.line());
    }
  }

  private static void serve(Server server, Settings settings, DataFolder folder) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    try {
      String version = awaitReady(server, settings, folder);
      announce(settings, version);
      int status = server.awaitEnd();
      if (status == 0) {
        // Told to stop directly, perhaps by the signal to the group that this process hears, too.
        stop(server);
      } else if (!server.isStopping()) {
        end("Postgres ended by itself (exit status " + status + ").");
      }
    } catch (StartRefused e) {
      if (!server.isStopping()) {
        server.stop();
        end(e.line());
      }
    }
  }

  /** Before the server is asked, which says the same in five lines. */
  private static void refuseBusyPort(int port) {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.ofLiteral(Settings.HOST))) {
      assert free.isBound();
    } catch (IOException e) {
      throw new StartRefused(
          "Port "
              + port
              + " of "
              + Settings.HOST
              + " cannot be used ("
              + e.getMessage()
              + "): set POSTGRES_PORT to a free one.");
    }
  }

  private static String awaitReady(Server server, Settings settings, DataFolder folder) {
    Database database = new Database(settings);
    long end = System.nanoTime() + READY.toNanos();
    SQLException last = new SQLException("it was never asked");
    while (System.nanoTime() < end) {
      if (!server.isAlive()) {
        throw new StartRefused(
            "Postgres ended before it was ready (exit status " + server.awaitEnd() + ").");
      }
      try {
        return setUp(database, folder);
      } catch (SQLException e) {
        last = e;
      }
      pause();
    }
    throw new StartRefused(
        "Postgres was not ready after " + READY.toSeconds() + " s: " + last.getMessage());
  }

  private static String setUp(Database database, DataFolder folder) throws SQLException {
    try (Connection connection = database.connectAsSuperuser()) {
      String data = Database.show(connection, "data_directory");
      if (!data.equals(folder.data().toString())) {
        throw new StartRefused("The Postgres that answers is another one; it works in " + data);
      }
    }
    database.create();
    try (Connection connection = database.connect()) {
      Durability.check(connection);
      return Database.show(connection, "server_version");
    }
  }

  private static void announce(Settings settings, String version) {
    System.out.println(
        "Postgres "
            + version
            + " serves on "
            + Settings.HOST
            + ":"
            + settings.port()
            + ", fsync on, synchronous_commit on");
  }

  /** Once: by the signal or by the end of the server, whichever is noticed first. */
  private static synchronized void stop(Server server) {
    boolean clean = server.stop();
    System.out.println(
        clean ? "Postgres stopped." : "Postgres did not stop by itself and was killed.");
    // Being told to stop is no failure; the JVM would make it one.
    Runtime.getRuntime().halt(clean ? 0 : 1);
  }

  private static void end(String line) {
    System.err.println(line);
    // The hook is for those who are told to stop.
    Runtime.getRuntime().halt(1);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }
}
