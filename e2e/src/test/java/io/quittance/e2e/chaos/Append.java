package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An append to the books in the middle of its transaction: the facts are written, the events are
 * not yet, since the test has the table of events locked until the fault has struck.
 */
final class Append implements Target {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final String LOCK = "lock table outbox in share mode";
  private static final String IN_APPEND = "query like '%into outbox%' and backend_xid is not null";

  private final Stack stack;
  private final Bait bait;
  private final boolean isOfDatabase;
  private @Nullable Hold hold;
  private boolean waits;

  /**
   * Makes one.
   *
   * @param isOfDatabase whether the database itself is to be hit: then it can't be told anything
   */
  Append(Stack stack, Bait bait, boolean isOfDatabase) {
    this.stack = stack;
    this.bait = bait;
    this.isOfDatabase = isOfDatabase;
  }

  @Override
  public boolean awaitUnderway() {
    try {
      bait.place("SALE");
      Await.until("the books have " + bait.id, BOUND, this::isInBooks);
      Hold lock = new Hold(stack.jdbcUrl(), LOCK);
      hold = lock;
      bait.pay();
      lock.awaitStopped("an append waits", IN_APPEND);
      waits = true;
    } catch (SQLException | AssertionError e) {
      waits = Target.missed(bait.id, e);
    }
    return waits;
  }

  private boolean isInBooks() {
    return stack.database().number("select seq from orders where order_id = ?", bait.id) > 0;
  }

  @Override
  public void release() {
    if (!isOfDatabase) {
      close();
    }
  }

  /** It can't go on before the table is let go, and that is after the signal. */
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
