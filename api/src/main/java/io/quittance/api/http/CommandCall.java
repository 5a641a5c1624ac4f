package io.quittance.api.http;

import jakarta.servlet.http.HttpServletRequest;

/** The part of a command's request that is outside its body. */
record CommandCall(String orderId, String commandId, Preferences preferences) {

  static CommandCall of(String orderId, HttpServletRequest request) {
    return new CommandCall(
        PathIds.checked(orderId), IdempotencyKey.required(request), Preferences.of(request));
  }
}
