package io.quittance.store;

import com.zaxxer.hikari.HikariDataSource;

/** The one way to the database: bounded waits, and one place that tells its faults apart. */
final class Database implements AutoCloseable {

  private final HikariDataSource pool;

  Database(HikariDataSource pool) {
    this.pool = pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
