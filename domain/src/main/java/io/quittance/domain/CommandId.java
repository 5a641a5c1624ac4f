package io.quittance.domain;

import java.util.regex.Pattern;

/**
 * The caller's name for one command, its idempotency key: the same id is the same command for ever.
 *
 * @param value 1 to 128 printable ASCII characters
 */
public record CommandId(String value) implements Comparable<CommandId> {

  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7E]{1,128}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value is not of that form
   */
  public CommandId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a command id: " + value);
    }
  }

  /** Returns whether the text may name a command. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(CommandId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
