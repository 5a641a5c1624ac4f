package io.quittance.store;

/** All of the books over one pool of connections. */
public final class Store implements AutoCloseable {

  private final Database database;

  private Store(Database database) {
    this.database = database;
  }

  /** Opens the books; does not fail because the database is away. */
  public static Store open(DatabaseSettings settings) {
    throw new UnsupportedOperationException(settings.url());
  }

  /**
   * Brings the schema up to date.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public void migrate() {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks within a second that the schema is there and a query answers.
   *
   * @throws BooksUnavailable if not
   */
  public void check() {
    throw new UnsupportedOperationException();
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

  /** Returns what all processes share. */
  public Secrets secrets() {
    return new Secrets(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
