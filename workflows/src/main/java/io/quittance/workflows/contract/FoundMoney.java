package io.quittance.workflows.contract;

import org.jspecify.annotations.Nullable;

/**
 * Money that a provider holds and no order asked for: it becomes an order of its own.
 *
 * @param foreignReference under which name the provider knows it
 * @param providerReference the provider's own id; null if it gave none
 */
public record FoundMoney(
    String provider, String foreignReference, @Nullable String providerReference) {}
