package io.quittance.simulator.provider;

import io.quittance.simulator.core.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The planned faults, in the order they were planned. They are forgotten on a restart. */
public final class Faults {

  private final List<Fault> planned = new ArrayList<>();

  /** Plans a fault behind the earlier ones. */
  public synchronized void add(Fault fault) {
    planned.add(fault);
  }

  /** Forgets all of them. */
  public synchronized void clear() {
    planned.clear();
  }

  /** Those that will still hit a call. */
  public synchronized List<Fault> list() {
    return List.copyOf(planned);
  }

  /** The fault that hits this call; null when none does. */
  synchronized @Nullable Fault take(@Nullable Operation operation) {
    for (int i = 0; i < planned.size(); i++) {
      Fault fault = planned.get(i);
      if (fault.operation() == operation) {
        if (fault.times() > 1) {
          planned.set(i, fault.spent());
        } else {
          planned.remove(i);
        }
        return fault;
      }
    }
    return null;
  }
}
