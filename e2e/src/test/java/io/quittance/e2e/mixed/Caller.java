package io.quittance.e2e.mixed;

import io.quittance.e2e.Http;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who gives an order's commands, and what they do when a call fails. */
public interface Caller {

  /** Somebody who calls once: where nothing is broken, nothing fails. */
  Caller ONCE =
      new Caller() {
        @Override
        public Http.Answer command(
            String orderId, String what, String prefer, Function<String, Http.Answer> call) {
          return call.apply(prefer);
        }

        @Override
        public Http.Answer customer(Supplier<Http.Answer> call) {
          return call.get();
        }
      };

  /**
   * Gives a command to the shop, or places the order, and returns the answer.
   *
   * @param what the command and its key
   * @param prefer how long the caller waits for the answer, as the header Prefer says it
   * @param call the same command under the same key each time, by that header
   */
  Http.Answer command(
      String orderId, String what, String prefer, Function<String, Http.Answer> call);

  /** Presses a button on the provider's page, and returns what that shows. */
  Http.Answer customer(Supplier<Http.Answer> call);
}
