package io.quittance.bench.orders;

import io.quittance.domain.CaptureMode;
import io.quittance.domain.LatePayment;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.StartOrder;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the shop sells, to whom: the orders that are placed. */
final class Assortment {

  private static final List<String> CURRENCIES =
      List.of("EUR", "EUR", "EUR", "EUR", "EUR", "USD", "USD", "GBP", "JPY", "KWD");
  private static final List<String> ARTICLES =
      List.of("kettle", "lamp", "rain jacket", "pair of boots", "notebook", "desk", "headphones");
  private static final List<String> CHANNELS = List.of("web", "app", "app", "marketplace");

  /** Most customers pay by card, some by bank transfer. */
  private static final List<Duration> TIMES_TO_PAY =
      List.of(
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30),
          Duration.ofDays(3));

  private static final int ORDERS_OF_A_CUSTOMER = 10;
  private static final int DEAREST = 60_000;
  private static final int CHEAPEST = 250;

  private final int customers;

  /** Takes the number of orders there are to be; a few customers order most. */
  Assortment(int orders) {
    customers = Math.max(1, orders / ORDERS_OF_A_CUSTOMER);
  }

  StartOrder order(String id, CaptureMode capture, Chance chance) {
    Amount amount =
        new Amount(CHEAPEST + (long) (chance.mostlySmall() * DEAREST), chance.oneOf(CURRENCIES));
    return new StartOrder(
        id,
        "c-" + (1 + (int) (chance.mostlySmall() * customers)),
        amount,
        1 + chance.below(3) + " × " + chance.oneOf(ARTICLES),
        chance.oneOf(TIMES_TO_PAY),
        capture.name(),
        LatePayment.AUTO_REFUND.name(),
        Duration.ofDays(30),
        metadata(chance),
        List.of(Provider.PROMISE),
        null);
  }

  private static SortedMap<String, String> metadata(Chance chance) {
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put("channel", chance.oneOf(CHANNELS));
    metadata.put("basket", Long.toString(10_000_000L + chance.below(90_000_000)));
    metadata.put("origin", "generated");
    return metadata;
  }
}
