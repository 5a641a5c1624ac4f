package io.quittance.e2e.races;

import io.quittance.e2e.races.usual.ConnectionSource;
import io.quittance.e2e.races.usual.Payments;
import io.quittance.e2e.races.usual.UsualCode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A process that runs the usual code and can be killed between any two of its lines. What its
 * transactions have not committed is gone then, as the database sees to it.
 */
final class UsualProcess {

  private final ConnectionSource database;
  private final Payments payments;
  private volatile boolean dead;
  private volatile boolean dying;
  final UsualCode code = new UsualCode(this::open, new Calls());

  UsualProcess(ConnectionSource database, Payments payments) {
    this.database = database;
    this.payments = payments;
  }

  /** Kills the process when it next commits: after all that it did outside of the database. */
  void killAtCommit() {
    dying = true;
  }

  /** Kills it now: what comes back to it meets nobody. */
  void kill() {
    dead = true;
  }

  private Connection open() throws SQLException {
    live();
    Connection connection = database.open();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit") && dying) {
                kill();
              }
              if (!method.getName().equals("close")) {
                live();
              }
              return Reflection.call(connection, method, arguments);
            });
  }

  private void live() {
    if (dead) {
      throw new Killed();
    }
  }

  private final class Calls implements Payments {
    @Override
    public boolean charge(String reference, long amount, String method) throws IOException {
      try {
        return payments.charge(reference, amount, method);
      } finally {
        live();
      }
    }

    @Override
    public void refund(String reference, String charge, long amount) throws IOException {
      try {
        payments.refund(reference, charge, amount);
      } finally {
        live();
      }
    }
  }
}
