package io.quittance.intake.commands;

import org.jspecify.annotations.Nullable;

/**
 * Why a message is no command, or why the api turned one down.
 *
 * @param code what to branch on
 * @param message a sentence
 * @param field what is wrong, where it is one field
 * @param declineCode why a payment was declined
 * @param httpStatus of the api's answer; 0: it was not asked
 */
public record Reason(
    String code,
    String message,
    @Nullable String field,
    @Nullable String declineCode,
    int httpStatus) {

  private static final int LONGEST = 500;
  private static final int LONGEST_NAME = 100;

  /**
   * Cuts what is long: it is to fit in headers, and must not make an answer larger than allowed.
   */
  public Reason {
    message = cut(message, LONGEST);
    field = field == null ? null : cut(field, LONGEST_NAME);
    declineCode = declineCode == null ? null : cut(declineCode, LONGEST_NAME);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  static Reason unread(String code, String message, @Nullable String field) {
    return new Reason(code, message, field, null, 0);
  }
}
