package io.quittance.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that does not answer, and one that refuses for good, from every other fault, by
 * SQL state.
 */
final class Faults {

  private static final String LOCKED = "55P03";

  /** By the first characters of their SQL state, so that a class of states is one line. */
  private static final List<String> OF_A_DATABASE_THAT_DOES_NOT_ANSWER =
      List.of(
          "08", // connection refused, lost, or never made
          "25006", // read only: a standby
          "25P03", // idle in transaction for too long
          "28", // this role may not log in, or does not exist yet
          "3D000", // no such database yet
          "3F000", // no such schema yet
          "42P01", // no such table yet
          "42703", // no such column yet
          "53", // too many connections, disk full, out of memory
          LOCKED, // a lock was not to be had in time
          "57", // shutting down, starting up, crashed, query cancelled
          "58"); // the system under it failed

  /** Not among them: a deadlock, which the same again may well get past. */
  private static final List<String> OF_A_REFUSAL =
      List.of(
          "0A", // not supported
          "21", // one row expected
          "22", // data that its column can't hold
          "23", // constraints, the balance of a booking among them
          "42", // not understood, or not allowed to this role
          "44", // against a view's check
          "P0", // raised by a trigger
          "XX"); // its files are damaged

  private Faults() {}

  /** Returns what is to be thrown instead of a fault: itself, unless the database says more. */
  static RuntimeException classified(RuntimeException fault) {
    // The roll-back fails too once the connection is gone, and hides why it was needed.
    if (fault instanceof TransactionSystemException e
        && e.getApplicationException() instanceof RuntimeException first) {
      return classified(first);
    }
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && tellsOfAbsence(e)) {
        return new BooksUnavailable("the database does not answer: " + e.getMessage(), fault);
      }
      if (cause instanceof SQLException e && isOneOf(OF_A_REFUSAL, e.getSQLState())) {
        return new BooksRefused("the database refuses: " + e.getMessage(), fault);
      }
    }
    return fault;
  }

  /** Returns whether it came of a lock that was not to be had in time. */
  static boolean isOfALock(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && LOCKED.equals(e.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean tellsOfAbsence(SQLException fault) {
    return fault instanceof SQLTransientConnectionException
        || fault instanceof SQLNonTransientConnectionException
        || fault instanceof SQLRecoverableException
        || fault instanceof SQLTimeoutException
        || isOneOf(OF_A_DATABASE_THAT_DOES_NOT_ANSWER, fault.getSQLState());
  }

  private static boolean isOneOf(List<String> states, @Nullable String state) {
    return state != null && states.stream().anyMatch(state::startsWith);
  }
}
