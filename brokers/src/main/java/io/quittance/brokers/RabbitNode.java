package io.quittance.brokers;

import java.io.IOException;

/** RabbitMQ as a child of this process, which ends with it. */
final class RabbitNode {

  private RabbitNode() {}

  static void run(RabbitSettings settings) {
    RabbitPrograms programs = RabbitPrograms.find(new Environment(System.getenv()));
    DataFolder folder = DataFolder.take(settings.folder());
    FreePort.check(settings.host(), settings.port(), "RABBITMQ_PORT");
    FreePort.check("127.0.0.1", settings.distributionPort(), "RABBITMQ_DIST_PORT");
    FreePort.check("127.0.0.1", settings.namesPort(), "RABBITMQ_EPMD_PORT");
    try {
      serve(RabbitServer.start(programs, folder, settings), settings);
    } catch (IOException e) {
      throw new StartRefused("RabbitMQ cannot be started: " + e);
    }
  }

  private static void serve(RabbitServer server, RabbitSettings settings) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    try {
      Listening.awaitAmqp(settings.callable(), settings.port(), server.process());
      System.out.println("RabbitMQ serves on " + settings.callable() + ":" + settings.port());
      int status = server.awaitEnd();
      if (status == 0) {
        // Told to stop directly, perhaps by the signal to the group that this process hears, too.
        stop(server);
      } else if (!server.isStopping()) {
        server.stop();
        Brokers.end("RabbitMQ ended by itself (exit status " + status + ").");
      }
    } catch (StartRefused e) {
      if (!server.isStopping()) {
        server.stop();
        Brokers.end(e.line());
      }
    }
  }

  /** Once: by the signal or by the end of the server, whichever is noticed first. */
  private static synchronized void stop(RabbitServer server) {
    boolean clean = server.stop();
    System.out.println(
        clean ? "RabbitMQ stopped." : "RabbitMQ did not stop by itself and was killed.");
    // Being told to stop is no failure; the JVM would make it one.
    Runtime.getRuntime().halt(clean ? 0 : 1);
  }
}
