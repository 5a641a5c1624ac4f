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

  static Reason unread(String code, String message, @Nullable String field) {
    return new Reason(code, message, field, null, 0);
  }
}
