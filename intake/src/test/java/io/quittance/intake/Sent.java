package io.quittance.intake;

/** Messages that tests send. */
public final class Sent {

  private Sent() {}

  /** A cancellation. */
  public static String cancel(String orderId, String commandId) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"shop\",\"type\":\"io.quittance.command.cancel.v1\",\"subject\":\"%s\",\"data\":{}}"
        .formatted(commandId, orderId);
  }
}
