package io.quittance.simulator.core;

import java.util.Random;

/** Commands at random, on few references, so that they meet. */
final class RandomCommands {

  private RandomCommands() {}

  static Command next(Random random) {
    String charge = "A-" + random.nextInt(40);
    String refund = "A-" + random.nextInt(40);
    PaymentMethod[] methods = PaymentMethod.values();
    PaymentMethod method = methods[random.nextInt(methods.length)];
    return switch (random.nextInt(8)) {
      case 0, 1 ->
          new Command.MakeCharge(
              new ChargeRequest(charge, new Amount(100, "EUR"), method, random.nextBoolean()));
      case 2 -> new Command.Capture(charge);
      case 3 -> random.nextInt(4) == 0 ? new Command.Close(charge) : new Command.LookUp(charge);
      case 4 -> random.nextInt(4) == 0 ? new Command.Dispute(charge) : new Command.LookUp(charge);
      case 5 ->
          new Command.CustomerAction(
              charge, random.nextBoolean() ? CustomerResult.PAID : CustomerResult.ABANDONED);
      default -> Teller.refunding(refund, charge, 1 + random.nextInt(60));
    };
  }
}
