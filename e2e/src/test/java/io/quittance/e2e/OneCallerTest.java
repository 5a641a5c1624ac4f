package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long one caller waits for a payment, beside the least that the same engine can do. */
@Timeout(120)
class OneCallerTest {

  private static final int WARM_UP = 20;
  private static final int MEASURED = 60;

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();

  @Test
  void a_payments_time_is_printed_beside_that_of_the_plain_sdk() {
    List<Double> payments = new ArrayList<>();
    List<Double> updates = new ArrayList<>();
    try (PlainUpdate plain = new PlainUpdate(stack.client)) {
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        double payment = timeOfPayment();
        double update = timeOfUpdate(plain);
        if (i >= WARM_UP) {
          payments.add(payment);
          updates.add(update);
        }
      }
    }
    System.out.printf(
        "one caller: POST …/payments p50 %.1f ms, p95 %.1f ms; plain SDK update p50 %.1f ms, p95"
            + " %.1f ms; ratio of the p50 %.2f (n=%d, interleaved)%n",
        percentile(payments, 50),
        percentile(payments, 95),
        percentile(updates, 50),
        percentile(updates, 95),
        percentile(payments, 50) / percentile(updates, 50),
        MEASURED);
    assertThat(payments).hasSize(MEASURED);
  }

  private double timeOfPayment() {
    String id = shop.place("speed");
    shop.get(id);
    long begin = System.nanoTime();
    Http.Answer paid = shop.pay(id, "tok_ok", "k1");
    long end = System.nanoTime();
    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    return (end - begin) / 1e6;
  }

  private static double timeOfUpdate(PlainUpdate plain) {
    PlainUpdate.OneActivity workflow = plain.start();
    long begin = System.nanoTime();
    assertThat(workflow.act()).isEqualTo("done");
    long end = System.nanoTime();
    workflow.end();
    return (end - begin) / 1e6;
  }

  private static double percentile(List<Double> values, int percent) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
