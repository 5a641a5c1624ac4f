package io.quittance.domain;

import java.util.Locale;

/** The kinds of {@link Command}, for logs, replies and the facts that remember them. */
public enum CommandKind {
  /** {@link Command.Pay}. */
  PAY,
  /** {@link Command.Cancel}. */
  CANCEL,
  /** {@link Command.Fulfil}. */
  FULFIL,
  /** {@link Command.Refund}. */
  REFUND,
  /** {@link Command.Notice}. */
  NOTICE,
  /** {@link Command.Resolve}. */
  RESOLVE;

  /** Returns the kind as it stands in JSON, such as {@code pay}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
