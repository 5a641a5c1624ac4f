package io.quittance.store;

import java.time.Duration;

/** All of the books over one pool of connections. */
public final class Store implements AutoCloseable {

  private static final Duration QUICK = Duration.ofSeconds(1);

  private final DatabaseSettings settings;
  private final Database database;

  private Store(DatabaseSettings settings, Database database) {
    this.settings = settings;
    this.database = database;
  }

  /** Opens the books; does not fail because the database is away. */
  public static Store open(DatabaseSettings settings) {
    return new Store(settings, new Database(Pool.of(settings)));
  }

  /**
   * Brings the schema up to date; several processes may do it at once.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public void migrate() {
    Schema.migrate(settings);
  }

  /**
   * Checks within about a second that the schema is there and a query answers.
   *
   * @throws BooksUnavailable if not
   */
  public void check() {
    database.probe("select 1 from secret limit 1", QUICK);
  }

  /** Returns the journal. */
  public Journal journal() {
    return new Journal(database);
  }

  /** Returns the order rows. */
  public Orders orders() {
    return new Orders(database);
  }

  /** Returns the ledger. */
  public Ledger ledger() {
    return new Ledger(database);
  }

  /** Returns what the proofs found. */
  public Reconciliations reconciliations() {
    return new Reconciliations(database);
  }

  /** Returns the webhooks that providers sent. */
  public WebhookInbox webhooks() {
    return new WebhookInbox(database);
  }

  /** Returns the events that others are to hear of. */
  public Outbox outbox() {
    return new Outbox(database);
  }

  /** Returns what all processes share. */
  public Secrets secrets() {
    return new Secrets(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
