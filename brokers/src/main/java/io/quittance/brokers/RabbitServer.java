package io.quittance.brokers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The running RabbitMQ and its register of names: children of this process and of its group. */
final class RabbitServer {

  private static final long STOP_SECONDS = 8;
  private static final int COOKIE_BYTES = 24;

  private final Process names;
  private final Process server;
  private final Lifeline lifeline;
  private volatile boolean stopping;

  private RabbitServer(Process names, Process server, Lifeline lifeline) {
    this.names = names;
    this.server = server;
    this.lifeline = lifeline;
  }

  static RabbitServer start(RabbitPrograms programs, DataFolder folder, RabbitSettings settings)
      throws IOException {
    Map<String, String> environment = environment(folder, settings);
    Lifeline lifeline = Lifeline.start();
    Process names =
        spawn(
            environment,
            programs.names().toString(),
            "-port",
            "" + settings.namesPort(),
            "-address",
            "127.0.0.1");
    lifeline.hold(names);
    // Erlang starts one that stays for ever, unless there is one.
    Listening.await("127.0.0.1", settings.namesPort(), names);
    Process server = spawn(environment, programs.server().toString());
    lifeline.hold(server);
    return new RabbitServer(names, server, lifeline);
  }

  private static Process spawn(Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // The settings of another RabbitMQ of this machine are not ours.
    builder.environment().keySet().removeIf(name -> name.startsWith("RABBITMQ_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Map<String, String> environment(DataFolder folder, RabbitSettings settings)
      throws IOException {
    Path home = folder.path();
    keepCookie(home.resolve(".erlang.cookie"));
    Path configuration = folder.write("rabbitmq.conf", settings.configuration());
    Path none = folder.write("rabbitmq-env.conf", "");
    Path plugins = folder.write("enabled_plugins", "[].\n");
    return Map.ofEntries(
        Map.entry("HOME", home.toString()),
        Map.entry("ERL_EPMD_PORT", "" + settings.namesPort()),
        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
        // The data belongs to the name, so the name does not follow the port.
        Map.entry("RABBITMQ_NODENAME", "quittance@localhost"),
        Map.entry("RABBITMQ_DIST_PORT", "" + settings.distributionPort()),
        Map.entry("RABBITMQ_CONFIG_FILE", configuration.toString()),
        Map.entry("RABBITMQ_CONF_ENV_FILE", none.toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
        Map.entry("RABBITMQ_MNESIA_BASE", home.toString()),
        Map.entry("RABBITMQ_MNESIA_DIR", home.resolve("data").toString()),
        Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
        Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", home.resolve("generated").toString()),
        Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
        // So the script becomes the server; else it stays in between and hears the signals.
        Map.entry("RABBITMQ_ALLOW_INPUT", "true"),
        Map.entry(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "-noinput -kernel inet_dist_use_interface {127,0,0,1}"
                // It would spin for work that others of this machine could use the time for.
                + " +sbwt none +sbwtdcpu none +sbwtdio none"));
  }

  /** Erlang makes one, too, but a weak one. */
  private static void keepCookie(Path cookie) throws IOException {
    if (!Files.exists(cookie)) {
      byte[] secret = new byte[COOKIE_BYTES];
      new SecureRandom().nextBytes(secret);
      Path file = Files.createTempFile(cookie.resolveSibling(""), "cookie", "");
      Files.writeString(file, HexFormat.of().formatHex(secret));
      // Before the name is its own, so that a kill leaves no half of it.
      Files.move(file, cookie);
    }
  }

  Process process() {
    return server;
  }

  /** Whether it was told to stop. */
  boolean isStopping() {
    return stopping;
  }

  /** Waits for its end, whoever brought it about, and returns its exit status. */
  int awaitEnd() {
    try {
      return server.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }

  /** Stops both. Returns whether the server went by itself. */
  synchronized boolean stop() {
    stopping = true;
    boolean clean = false;
    server.destroy();
    try {
      clean = server.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!clean) {
      server.destroyForcibly().onExit().join();
    }
    names.destroyForcibly().onExit().join();
    lifeline.drop();
    return clean;
  }
}
