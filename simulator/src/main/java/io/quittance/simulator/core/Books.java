package io.quittance.simulator.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The provider's books: the fold of its events, indexed by reference. Not safe for concurrent use.
 */
public final class Books {

  private final NavigableMap<String, ChargeEntry> charges = new TreeMap<>();
  private final NavigableMap<String, RefundEntry> refunds = new TreeMap<>();
  private final Map<String, Integer> throttled = new HashMap<>();
  private final CallLog calls = new CallLog();

  /**
   * Takes one event in.
   *
   * @throws BrokenBooks when it contradicts what happened before
   */
  public void apply(Event event) {
    switch (event) {
      case Event.ChargeAccepted e -> accept(e);
      case Event.ChargeExecuted e ->
          charges.put(e.reference(), accepted(e.reference()).executed(e));
      case Event.ChargeCaptured e -> charges.put(e.reference(), accepted(e.reference()).captured());
      case Event.ChargeClosed e -> close(e);
      case Event.ChargeThrottled e -> throttled.merge(e.reference(), 1, Integer::sum);
      case Event.RefundAccepted e -> accept(e);
      case Event.RefundExecuted e -> execute(e);
      case Event.RefundRefused e -> refuse(e);
      case Event.Called e -> calls.put(e.call());
    }
  }

  /** What is held under a charge's reference; null when it was never seen. */
  public @Nullable ChargeEntry charge(String reference) {
    return charges.get(reference);
  }

  /** What is held under a refund's reference; null when it was never seen. */
  public @Nullable RefundEntry refund(String reference) {
    return refunds.get(reference);
  }

  /** The charges whose reference starts with a prefix, in order of first arrival. */
  public List<Charge> chargesStartingWith(String prefix) {
    return Prefix.of(charges, prefix).values().stream()
        .filter(entry -> !entry.hidden())
        .sorted(Comparator.comparingLong(ChargeEntry::arrival))
        .map(ChargeEntry::charge)
        .toList();
  }

  /** The calls whose reference starts with a prefix, in order of arrival. */
  public List<Call> callsStartingWith(String prefix) {
    return calls.startingWith(prefix);
  }

  /** The highest {@code seq} of all calls; 0 when there are none. */
  public long lastSeq() {
    return calls.lastSeq();
  }

  /** The effects still to come, in the order of their time. */
  public List<Due> due() {
    List<Due> due = new ArrayList<>();
    for (ChargeEntry entry : charges.values()) {
      if (entry.due() != null) {
        due.add(new Due.OfCharge(entry.due(), entry.charge().reference()));
      }
    }
    for (RefundEntry entry : refunds.values()) {
      if (entry.due() != null) {
        due.add(new Due.OfRefund(entry.due(), entry.refund().reference()));
      }
    }
    due.sort(Comparator.comparing(Due::at));
    return due;
  }

  int throttled(String reference) {
    return throttled.getOrDefault(reference, 0);
  }

  private void accept(Event.ChargeAccepted event) {
    refuseSecond(charges.containsKey(event.reference()), "charge", event.reference());
    charges.put(event.reference(), ChargeEntry.accepted(charges.size() + 1L, event));
  }

  private void close(Event.ChargeClosed event) {
    ChargeEntry known = charges.get(event.reference());
    charges.put(
        event.reference(),
        known == null ? ChargeEntry.tombstone(charges.size() + 1L, event) : known.closed());
  }

  private void accept(Event.RefundAccepted event) {
    refuseSecond(refunds.containsKey(event.reference()), "refund", event.reference());
    refunds.put(event.reference(), RefundEntry.accepted(event));
    charges.put(event.charge(), accepted(event.charge()).refunding(event.amount().value()));
  }

  private void execute(Event.RefundExecuted event) {
    RefundEntry known = refunds.get(event.reference());
    if (known == null) {
      throw new BrokenBooks("the refund " + event.reference() + " was never accepted");
    }
    Refund refund = known.refund();
    refunds.put(event.reference(), known.executed());
    charges.put(refund.charge(), accepted(refund.charge()).refunded(refund.amount().value()));
  }

  private void refuse(Event.RefundRefused event) {
    refuseSecond(refunds.containsKey(event.reference()), "refund", event.reference());
    refunds.put(event.reference(), RefundEntry.refused(event));
    if (event.problem() == Problem.REFUND_REFUSED) {
      charges.put(event.charge(), accepted(event.charge()).refundRefused());
    }
  }

  private ChargeEntry accepted(String reference) {
    ChargeEntry entry = charges.get(reference);
    if (entry == null) {
      throw new BrokenBooks("the charge " + reference + " was never accepted");
    }
    return entry;
  }

  private static void refuseSecond(boolean known, String what, String reference) {
    if (known) {
      throw new BrokenBooks("the " + what + " " + reference + " was seen before");
    }
  }
}
