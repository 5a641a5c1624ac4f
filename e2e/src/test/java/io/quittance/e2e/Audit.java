package io.quittance.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the four witnesses say of many orders' money, for suites elsewhere. */
public final class Audit {

  private static final People PEOPLE = new People(8);

  private Audit() {}

  /** Waits until each order is at rest, prints the table, and returns every difference. */
  public static List<String> of(Stack stack, List<String> ids, Duration bound) throws Exception {
    Witnesses witnesses = new Witnesses(stack);
    List<Testimony> testimonies = PEOPLE.each(ids, id -> witnesses.hear(id, true, bound));
    System.out.print(AuditTable.of(testimonies, Map.of()));
    return testimonies.stream()
        .filter(testimony -> !testimony.differences().isEmpty())
        .map(testimony -> testimony.orderId() + ": " + testimony.differences())
        .toList();
  }
}
