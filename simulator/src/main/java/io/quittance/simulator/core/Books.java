package io.quittance.simulator.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The provider's books: the fold of its events, indexed by reference and by order of change. Not
 * safe for concurrent use.
 */
public final class Books {

  private final NavigableMap<String, ChargeEntry> charges = new TreeMap<>();
  private final NavigableMap<String, RefundEntry> refunds = new TreeMap<>();
  private final Map<String, Integer> throttled = new HashMap<>();
  private final CallLog calls = new CallLog();
  private final ChangeOrder changes = new ChangeOrder();
  private final WebhookLog webhooks = new WebhookLog();
  private long lastLine;

  /**
   * Takes in the event that comes next.
   *
   * @throws BrokenBooks when it contradicts what happened before
   */
  public void apply(Event event) {
    apply(event, lastLine + 1);
  }

  /**
   * Takes in the event that stands at a line, counted from 1 and behind all earlier ones.
   *
   * @throws BrokenBooks when it contradicts what happened before
   */
  public void apply(Event event, long line) {
    lastLine = line;
    switch (event) {
      case Event.ChargeAccepted e -> accept(e);
      case Event.ChargeExecuted e -> change(accepted(e.reference()).executed(e));
      case Event.ChargeCaptured e -> change(accepted(e.reference()).captured(e));
      case Event.ChargeReversed e -> change(accepted(e.reference()).reversed(e));
      case Event.ChargeClosed e -> close(e);
      case Event.ChargeDisputed e -> change(accepted(e.reference()).disputed());
      case Event.ChargeThrottled e -> throttled.merge(e.reference(), 1, Integer::sum);
      case Event.RefundAccepted e -> accept(e);
      case Event.RefundExecuted e -> execute(e);
      case Event.RefundTakenBack e -> takeBack(e);
      case Event.RefundRefused e -> refuse(e);
      case Event.WebhookPlanned e -> webhooks.plan(e);
      case Event.WebhookEnded e -> webhooks.end(e);
      case Event.Called e -> calls.put(e.call());
    }
    News.of(event).ifPresent(this::tell);
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

  /**
   * The charges that changed after a line, by their last change.
   *
   * @param after a line; one that these books do not have starts from the beginning, for a line
   *     told twice does no harm, and one left out does
   * @param limit how many at most
   */
  public Statement statement(long after, int limit) {
    long position = after > lastLine ? 0 : after;
    List<Statement.Line> lines = new ArrayList<>();
    for (Map.Entry<Long, String> change : changes.after(position).entrySet()) {
      if (lines.size() == limit) {
        return new Statement(lines, position, false);
      }
      position = change.getKey();
      lines.add(new Statement.Line(accepted(change.getValue()).charge(), position));
    }
    return new Statement(lines, position, true);
  }

  /** The webhook of that id while it is being sent; null before and after. */
  public @Nullable Webhook webhook(String id) {
    return webhooks.waiting(id);
  }

  /** The webhooks that are being sent, the oldest first. */
  public List<Webhook> waitingWebhooks() {
    return webhooks.waiting();
  }

  /** The webhooks about a reference that starts with a prefix, those of one in order. */
  public List<WebhookStanding> webhooksStartingWith(String prefix) {
    return webhooks.startingWith(prefix);
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
    charges.values().stream().map(ChargeEntry::due).flatMap(Optional::stream).forEach(due::add);
    refunds.values().stream().map(RefundEntry::effect).flatMap(Optional::stream).forEach(due::add);
    due.sort(Comparator.comparing(Due::at));
    return due;
  }

  /** Where the event that comes next will stand. */
  long nextLine() {
    return lastLine + 1;
  }

  int throttled(String reference) {
    return throttled.getOrDefault(reference, 0);
  }

  private void tell(News news) {
    String id = webhooks.take(news.subject());
    if (id == null) {
      return;
    }
    Refund refund = news.ofRefund() ? acceptedRefund(news.reference()).refund() : null;
    String chargeReference = refund == null ? news.reference() : refund.charge();
    ChargeEntry charge = accepted(chargeReference);
    boolean storm = charge.telling() == Telling.STORM;
    Charge shown = refund == null ? charge.charge() : null;
    webhooks.add(new Webhook(id, news.type(), news.at(), shown, refund, storm));
  }

  private void accept(Event.ChargeAccepted event) {
    refuseSecond(charges.containsKey(event.reference()), "charge", event.reference());
    change(ChargeEntry.accepted(charges.size() + 1L, event));
  }

  private void close(Event.ChargeClosed event) {
    ChargeEntry known = charges.get(event.reference());
    change(known == null ? ChargeEntry.tombstone(charges.size() + 1L, event) : known.closed());
  }

  private void accept(Event.RefundAccepted event) {
    refuseSecond(refunds.containsKey(event.reference()), "refund", event.reference());
    refunds.put(event.reference(), RefundEntry.accepted(event));
    charges.put(event.charge(), accepted(event.charge()).refunding(event.amount().value()));
  }

  private void execute(Event.RefundExecuted event) {
    RefundEntry done = acceptedRefund(event.reference()).executed(event.undone());
    Refund refund = done.refund();
    refunds.put(event.reference(), done);
    change(accepted(refund.charge()).refunded(refund.amount().value(), event.undone() != null));
  }

  private void takeBack(Event.RefundTakenBack event) {
    RefundEntry undone = acceptedRefund(event.reference()).takenBack();
    Refund refund = undone.refund();
    refunds.put(event.reference(), undone);
    change(accepted(refund.charge()).refundTakenBack(refund.amount().value()));
  }

  private void refuse(Event.RefundRefused event) {
    refuseSecond(refunds.containsKey(event.reference()), "refund", event.reference());
    refunds.put(event.reference(), RefundEntry.refused(event));
    if (event.problem() == Problem.REFUND_REFUSED) {
      charges.put(event.charge(), accepted(event.charge()).refundRefused());
    }
  }

  /** Keeps a charge that others can see change; what is only noted beside it is put at once. */
  private void change(ChargeEntry entry) {
    String reference = entry.charge().reference();
    charges.put(reference, entry);
    if (!entry.hidden()) {
      changes.changed(reference, lastLine);
    }
  }

  private RefundEntry acceptedRefund(String reference) {
    RefundEntry entry = refunds.get(reference);
    if (entry == null) {
      throw new BrokenBooks("the refund " + reference + " was never accepted");
    }
    return entry;
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
