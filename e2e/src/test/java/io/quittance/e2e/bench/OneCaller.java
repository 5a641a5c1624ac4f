package io.quittance.e2e.bench;

import io.quittance.e2e.PlainUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One caller's payment by HTTP and the plain SDK's update, by turns. */
record OneCaller(Percentiles payment, Percentiles update) {

  private static final int WARM_UP = 20;

  static OneCaller run(Contender product, PlainUpdate plain, int orders) {
    List<Double> payments = new ArrayList<>();
    List<Double> updates = new ArrayList<>();
    for (int i = 0; i < WARM_UP + orders; i++) {
      double payment = product.play(Flow.PAY).of(Trip.Act.PAY);
      PlainUpdate.OneActivity workflow = plain.start();
      double update = Trip.Act.timed(() -> workflow.act());
      workflow.end();
      if (i >= WARM_UP) {
        payments.add(payment);
        updates.add(update);
      }
    }
    return new OneCaller(Percentiles.of(payments), Percentiles.of(updates));
  }

  double ratio() {
    return payment.p50() / update.p50();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "payment %s ms, plain update %s ms, ratio %.2f", payment, update, ratio());
  }
}
