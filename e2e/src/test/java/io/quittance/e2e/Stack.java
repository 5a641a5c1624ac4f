package io.quittance.e2e;

import io.quittance.workflows.contract.OrderWorkflows;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All of Quittance on free ports, with the engine set up as the {@code quittance} script sets it
 * up.
 */
public final class Stack implements AutoCloseable {

  /** What the simulator signs its webhooks with, for a test that sends some of its own. */
  static final String WEBHOOK_SECRET = "whsec_" + "c2VjcmV0".repeat(4);

  private static final Path LOGS = Path.of("target", "e2e");

  public final Path folder;
  final StackEngine engine;
  final Part postgres;
  final Part temporal;
  final Part simulator;
  public final Part worker;
  public final Optional<Telling> telling;
  public final Part api;
  public final Http apiHttp;
  public final Http simulatorHttp;
  final Http workerHttp;
  public final WorkflowClient client;
  private final Map<String, String> workerEnvironment;
  private final int postgresPort = Ports.free();

  /**
   * What a suite has otherwise than the script does.
   *
   * @param environment of the worker and the api
   * @param simulator the simulator's environment
   * @param engine the engine's dynamic configuration, as {@code key=value}
   * @param isTelling whether brokers run, and a relay that tells them of the events
   * @param kind which engine it is
   */
  public record Setup(
      Map<String, String> environment,
      Map<String, String> simulator,
      List<String> engine,
      boolean isTelling,
      EngineKind kind) {

    public Setup(
        Map<String, String> environment, Map<String, String> simulator, List<String> engine) {
      this(environment, simulator, engine, false, EngineKind.chosen());
    }

    /** As the script does it, and brokers beside it. */
    public static final Setup TELLING =
        new Setup(Map.of(), Map.of(), List.of(), true, EngineKind.chosen());

    static final Setup USUAL = new Setup(Map.of(), Map.of(), List.of());

    /** The proof over all orders comes round at once, and for the youngest order too. */
    static final Setup PROVING =
        new Setup(
            Map.of("RECONCILE_EVERY", "PT2S", "RECONCILE_OPEN_OLDER_THAN", "PT0S"),
            Map.of(),
            List.of());
  }

  private Stack(String name, Setup setup) {
    int simulatorPort = Ports.free();
    int workerPort = Ports.free();
    int apiPort = Ports.free();
    folder = folder(name);
    apiHttp = new Http(apiPort);
    simulatorHttp = new Http(simulatorPort);
    workerHttp = new Http(workerPort);
    postgres =
        Part.java(
            "postgres",
            "-Xmx64m",
            Map.of(
                "POSTGRES_PORT",
                "" + postgresPort,
                "POSTGRES_DATA",
                folder.resolve("postgres").toAbsolutePath().toString(),
                "POSTGRES_DATABASES",
                EngineOnPostgres.DATABASES),
            folder,
            this::databaseAnswers);
    engine = new StackEngine(setup.kind(), folder, postgresPort, setup.engine());
    temporal = engine.part;
    client = engine.client;
    Map<String, String> witness =
        new TreeMap<>(
            Map.of(
                "SIMULATOR_PORT",
                "" + simulatorPort,
                "SIMULATOR_DATA",
                folder.resolve("simulator").toAbsolutePath().toString(),
                "SIMULATOR_WEBHOOK_URL",
                "http://127.0.0.1:" + apiPort + "/v1/webhooks/simulator",
                "SIMULATOR_WEBHOOK_SECRET",
                WEBHOOK_SECRET));
    witness.putAll(setup.simulator());
    simulator =
        Part.java("simulator", "-Xmx192m", witness, folder, () -> simulatorHttp.isUp("/health"));
    Map<String, String> common =
        new TreeMap<>(
            Map.of(
                "TEMPORAL_ADDRESS", engine.address(),
                "POSTGRES_PORT", "" + postgresPort,
                "SIMULATOR_URL", "http://127.0.0.1:" + simulatorPort,
                "SIMULATOR_WEBHOOK_SECRETS", WEBHOOK_SECRET,
                "WORKER_PORT", "" + workerPort,
                "API_PORT", "" + apiPort,
                "SHUTDOWN_DELAY", "PT0S"));
    common.putAll(setup.environment());
    workerEnvironment = common;
    worker =
        Part.java("worker", common, folder, () -> workerHttp.isUp("/actuator/health/readiness"));
    telling = setup.isTelling() ? Optional.of(new Telling(folder, postgresPort)) : Optional.empty();
    api = Part.java("api", common, folder, () -> apiHttp.isUp("/actuator/health/readiness"));
  }

  /** Another worker beside the stack's own, not started yet. Whoever asks for it stops it. */
  Part anotherWorker(String name, int port, Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(workerEnvironment);
    all.put("WORKER_PORT", "" + port);
    all.putAll(environment);
    Http http = new Http(port);
    return new Part(
        name, Part.command("worker"), all, folder, () -> http.isUp("/actuator/health/readiness"));
  }

  /** What the engine counts, for Prometheus. */
  public Http engineMetrics() {
    return engine.metrics();
  }

  /** Where the engine listens. */
  String engineAddress() {
    return engine.address();
  }

  static Stack start(String name) {
    return start(name, Setup.USUAL);
  }

  public static Stack start(String name, Setup setup) {
    Stack stack = new Stack(name, setup);
    try {
      stack.startAll();
      return stack;
    } catch (RuntimeException | AssertionError e) {
      stack.close();
      throw e;
    }
  }

  void startAll() {
    postgres.launch();
    engine.launch(postgres);
    simulator.launch();
    telling.ifPresent(t -> t.brokers().forEach(Part::launch));
    postgres.awaitReady();
    telling.ifPresent(t -> t.relay().launch());
    worker.launch();
    api.launch();
    parts().forEach(Part::awaitReady);
  }

  void stopAll() {
    parts().reversed().forEach(Part::stop);
  }

  /** Every part, in the order in which they are started. */
  public List<Part> parts() {
    return Stream.concat(core().stream(), telling.stream().flatMap(t -> t.parts().stream()))
        .toList();
  }

  /** Those on which the money of an order depends. */
  public List<Part> core() {
    return List.of(postgres, temporal, simulator, worker, api);
  }

  private static Path folder(String name) {
    try {
      Path folder = Files.createDirectories(LOGS);
      return Files.createTempDirectory(folder, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the stack keeps its data and logs. */
  public Path folder() {
    return folder;
  }

  private boolean databaseAnswers() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Where the books' server listens, for a part that is started beside the stack. */
  public int postgresPort() {
    return postgresPort;
  }

  /** Where the books are, for a test that looks into them itself. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:"
        + postgresPort
        + "/quittance?user=quittance&sslmode=disable&loginTimeout=2";
  }

  public WorkflowStub workflow(String orderId) {
    return client.newUntypedWorkflowStub(OrderWorkflows.workflowId(orderId));
  }

  List<HistoryEvent> history(String orderId) {
    return client.fetchHistory(OrderWorkflows.workflowId(orderId)).getEvents();
  }

  /** The events of every run that an order has had. */
  public List<HistoryEvent> everyHistory(String orderId) {
    String workflowId = OrderWorkflows.workflowId(orderId);
    return client
        .listExecutions("WorkflowId = '" + workflowId + "'")
        .map(run -> client.fetchHistory(workflowId, run.getExecution().getRunId()))
        .flatMap(history -> history.getEvents().stream())
        .toList();
  }

  public Shop shop() {
    return new Shop(apiHttp);
  }

  /** The provider's books. */
  public ProviderBooks books() {
    return new ProviderBooks(simulatorHttp);
  }

  /** Has the provider hold its next call of that kind for a while before it executes it. */
  void holdNext(String operation, Duration delay) {
    hold(operation, 1, delay);
  }

  /** The same of its next calls of that kind, so many. */
  public void hold(String operation, int times, Duration delay) {
    String fault =
        "{\"operation\":\"%s\",\"times\":%d,\"effect\":\"slow\",\"delayMs\":%d}"
            .formatted(operation, times, delay.toMillis());
    Http.Answer planned = simulatorHttp.post("/faults", fault);
    if (planned.status() >= 300) {
      throw new AssertionError("planning a fault answered " + planned);
    }
  }

  /** Has the provider hold none of its next calls any more. */
  public void clearHolds() {
    simulatorHttp.delete("/faults");
  }

  /** Our own. */
  public Database database() {
    return new Database(jdbcUrl());
  }

  /** Waits until the order of a charge has heard of every webhook about its first payment. */
  public void awaitAllTold(String orderId, Duration bound) {
    String charge = orderId + "-p1";
    Await.until(
        "all webhooks of " + orderId + " are told",
        bound,
        () ->
            database().number("select count(*) from webhook_inbox where charge_name = ?", charge)
                    > 0
                && database()
                        .number(
                            "select count(*) from webhook_inbox"
                                + " where charge_name = ? and outcome is null",
                            charge)
                    == 0);
  }

  /** Makes sure that every part runs and is ready, whatever was killed before. */
  void ensureRunning() {
    parts().stream().filter(part -> !part.isAlive()).forEach(Part::launch);
    parts().forEach(Part::awaitReady);
    awaitBooks();
  }

  /** The api is ready without its database; a database that is back is not in its pool at once. */
  private void awaitBooks() {
    Await.until(
        "the api reads the books again",
        Duration.ofSeconds(30),
        () -> apiHttp.get("/v1/orders?limit=1").status() == 200);
  }

  @Override
  public void close() {
    // Who is told to give up must still not leave servers behind.
    boolean isInterrupted = Thread.interrupted();
    try {
      closeAll();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void closeAll() {
    stopAll();
    telling.ifPresent(Telling::close);
    engine.disconnect();
  }
}
