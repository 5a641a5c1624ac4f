package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.FollowedOrder;
import io.quittance.domain.simulation.Progress;
import io.quittance.domain.simulation.Witness;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.impl.ScriptedBooks;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The books of one order, which judge every fact that they take. */
final class JudgedBooks {

  private final String orderId;
  private final OrderWorld world;
  private final ScriptedBooks books = new ScriptedBooks();
  private final Witness witness;
  private @Nullable FollowedOrder followed;
  private @Nullable RuntimeException breach;
  private Instant progressAt = Instant.EPOCH;

  JudgedBooks(String orderId, OrderWorld world) {
    this.orderId = orderId;
    this.world = world;
    witness = new Witness(world.provider(), world.network());
  }

  ScriptedBooks books() {
    return books;
  }

  /**
   * Takes facts.
   *
   * @param inTime whether they come before what the order does because of them
   */
  Appended append(FactsToAppend facts, boolean inTime) {
    synchronized (world) {
      Appended appended = books.append(facts);
      try {
        judgeNew(inTime);
      } catch (RuntimeException e) {
        breach = breach == null ? e : breach;
      }
      return appended;
    }
  }

  /** What comes late was proven by books of the provider that have moved on since. */
  private void judgeNew(boolean inTime) {
    List<String> written = books.facts(orderId);
    if (followed == null) {
      Fact placed = FactJson.read(written.getFirst());
      followed = new FollowedOrder((Fact.OrderPlaced) placed, world.provider());
      progressAt = placed.at();
    }
    Order before = followed.order();
    for (String fact : written.subList(followed.facts().size(), written.size())) {
      judge(followed, FactJson.read(fact), inTime);
    }
    witness.moved(inTime ? before : followed.order(), followed.order(), followed.facts());
  }

  private void judge(FollowedOrder order, Fact fact, boolean inTime) {
    Order before = order.order();
    if (inTime) {
      judgeCall(before, order.facts(), fact);
    }
    order.take(fact);
    if (Progress.isBetween(before, order.order())) {
      progressAt = fact.at();
    }
  }

  /** What the order sends is judged by what it was to do. */
  private void judgeCall(Order before, List<Fact> facts, Fact fact) {
    boolean sent =
        switch (fact) {
          case Fact.ChargeSent f -> true;
          case Fact.CaptureSent f -> true;
          case Fact.CloseSent f -> true;
          case Fact.RefundSent f -> true;
          default -> false;
        };
    if (sent && OrderMachine.next(before, fact.at()) instanceof Step.Call call) {
      witness.sends(before, facts, call);
    }
  }

  /** Throws what the order broke, if it did. */
  void mustBeUnbroken() {
    synchronized (world) {
      if (breach != null) {
        throw breach;
      }
    }
  }

  /** Returns the order as the books have it. */
  Order read() {
    synchronized (world) {
      return followed().order();
    }
  }

  private FollowedOrder followed() {
    return Objects.requireNonNull(followed, "nothing is written yet");
  }

  boolean isBegun() {
    synchronized (world) {
      return followed != null;
    }
  }

  List<Fact> facts() {
    synchronized (world) {
      return List.copyOf(followed().facts());
    }
  }

  /** Returns when the order has come further. */
  Instant progressAt() {
    synchronized (world) {
      return progressAt;
    }
  }

  /** Returns what is written, as it stands there. */
  List<String> written() {
    return books.facts(orderId);
  }
}
