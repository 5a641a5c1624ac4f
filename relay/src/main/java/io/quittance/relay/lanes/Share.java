package io.quittance.relay.lanes;

import io.quittance.store.Outbox;
import io.quittance.store.OutboxLease;
import io.quittance.store.OutboxLeases;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of the orders that this relay tells a sink of: as many as the others have. */
final class Share {

  private final String sink;
  private final String relay;
  private final Duration time;
  private final OutboxLeases leases;
  private final Map<Integer, HeldLease> held = new ConcurrentHashMap<>();

  Share(String sink, String relay, Duration time, OutboxLeases leases) {
    this.sink = sink;
    this.relay = relay;
    this.time = time;
    this.leases = leases;
  }

  Collection<HeldLease> held() {
    return held.values();
  }

  /** Keeps what it has, gives up what is too much, takes what is missing. */
  void balance() {
    int relays = leases.signIn(sink, relay, time);
    int fair = (Outbox.PARTITIONS + relays - 1) / relays;
    keep();
    giveUp(held.size() - fair);
    held.values().stream()
        .filter(h -> !h.isWanted() && !h.isBusy())
        .toList()
        .forEach(this::release);
    if (held.size() < fair) {
      long asked = System.nanoTime();
      for (OutboxLease lease : leases.take(sink, relay, time, fair - held.size())) {
        held.put(lease.partition(), new HeldLease(lease, asked, time));
      }
    }
  }

  /** Keeps what it has. */
  void keep() {
    long asked = System.nanoTime();
    List<OutboxLease> kept = leases.renew(sink, relay, time);
    Set<OutboxLease> lost = new HashSet<>();
    held.values().forEach(h -> lost.add(h.lease()));
    for (OutboxLease lease : kept) {
      lost.remove(lease);
      held.computeIfAbsent(lease.partition(), _ -> new HeldLease(lease, asked, time))
          .renewed(asked, time);
    }
    for (OutboxLease lease : lost) {
      held.remove(lease.partition()).giveUp();
    }
  }

  /** First what is given up already, then what nothing is being told under. */
  private void giveUp(int tooMany) {
    held.values().stream()
        .sorted(Comparator.comparing(HeldLease::isWanted).thenComparing(HeldLease::isBusy))
        .limit(Math.max(0, tooMany))
        .forEach(HeldLease::giveUp);
  }

  private void release(HeldLease lease) {
    leases.release(lease.lease());
    held.remove(lease.lease().partition(), lease);
  }

  /** Gives up all that nothing is being told under; the rest runs out. */
  void leave() {
    held.values().forEach(HeldLease::giveUp);
    held.values().stream().filter(h -> !h.isBusy()).toList().forEach(this::release);
    leases.signOut(sink, relay);
  }
}
