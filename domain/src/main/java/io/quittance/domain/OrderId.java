package io.quittance.domain;

import java.util.regex.Pattern;

/**
 * The shop's name for an order, and the root of every reference sent to a provider.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record OrderId(String value) {

  /** How the id of an order begins that stands for money which no order asked for. */
  public static final String UNMATCHED_PREFIX = "unmatched-";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value is not of that form
   */
  public OrderId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an order id: " + value);
    }
  }

  /** Returns whether the text may name an order. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** Returns whether it stands for money which no order asked for. */
  public boolean isUnmatched() {
    return value.startsWith(UNMATCHED_PREFIX);
  }

  @Override
  public String toString() {
    return value;
  }
}
