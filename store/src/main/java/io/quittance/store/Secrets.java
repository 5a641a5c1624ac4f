package io.quittance.store;

/** What all processes share and nobody else knows. */
public final class Secrets {

  private final Database database;

  Secrets(Database database) {
    this.database = database;
  }

  /**
   * Returns the key that signs the cursors of lists, 32 bytes, the same for all replicas.
   *
   * @throws BooksUnavailable if the database does not answer
   */
  public byte[] cursorKey() {
    return database.ask(
        sql ->
            sql.sql("select value from secret where name = 'cursor-key'")
                .query((row, _) -> row.getBytes("value"))
                .single());
  }
}
