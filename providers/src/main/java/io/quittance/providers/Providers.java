package io.quittance.providers;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The providers that this installation can pay through, by name. */
public final class Providers {

  private final SortedMap<String, PaymentProvider> byName;

  /**
   * Takes the providers.
   *
   * @throws IllegalArgumentException if there is none, or two have one name
   */
  public Providers(List<PaymentProvider> providers) {
    SortedMap<String, PaymentProvider> map = new TreeMap<>();
    for (PaymentProvider provider : providers) {
      if (map.put(provider.name(), provider) != null) {
        throw new IllegalArgumentException("two providers are named " + provider.name());
      }
    }
    if (map.isEmpty()) {
      throw new IllegalArgumentException("no payment provider is configured");
    }
    byName = Collections.unmodifiableSortedMap(map);
  }

  /** Returns the provider of that name, if there is one. */
  public Optional<PaymentProvider> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns all of them, in the order of their names. */
  public List<PaymentProvider> all() {
    return List.copyOf(byName.values());
  }
}
