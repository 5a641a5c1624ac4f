package io.quittance.e2e.chaos;

import io.quittance.e2e.Stack;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publish of which the broker has confirmed the event and the relay can't yet note that: the test
 * has the lease of the order's partition locked until the fault has struck.
 */
final class ToldNotNoted implements Target {

  private static final String NOTING = "query like '%delete from outbox_delivery%'";

  private final Stack stack;
  private final Bait bait;
  private @Nullable Hold hold;
  private boolean waits;

  ToldNotNoted(Stack stack, Bait bait) {
    this.stack = stack;
    this.bait = bait;
  }

  @Override
  public boolean awaitUnderway() {
    try {
      Hold lock = new Hold(stack.jdbcUrl(), lease());
      hold = lock;
      bait.place("SALE");
      bait.pay();
      lock.awaitStopped("the relay waits", NOTING);
      waits = true;
    } catch (SQLException | AssertionError e) {
      waits = Target.missed(bait.id, e);
    }
    return waits;
  }

  private String lease() {
    return "select from outbox_lease where partition = outbox_partition('%s') for update"
        .formatted(bait.id);
  }

  @Override
  public void release() {
    close();
  }

  @Override
  public boolean wasUnderway(Instant signalled) {
    return waits;
  }

  @Override
  public void close() {
    if (hold != null) {
      hold.close();
    }
  }
}
