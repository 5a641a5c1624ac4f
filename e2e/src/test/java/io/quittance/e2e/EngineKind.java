package io.quittance.e2e;

import java.util.Locale;

/** The engines that a stack can run on; {@code -Dengine=postgres} chooses for a whole run. */
public enum EngineKind {
  /** The development server, on SQLite. */
  SQLITE,

  /** The server that clusters run, on the Postgres of the books. */
  POSTGRES;

  /** Returns the one that this run has chosen. */
  public static EngineKind chosen() {
    return valueOf(System.getProperty("engine", "sqlite").toUpperCase(Locale.ROOT));
  }
}
