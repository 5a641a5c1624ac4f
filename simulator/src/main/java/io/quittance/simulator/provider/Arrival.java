package io.quittance.simulator.provider;

import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached the provider.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param operation what kind of call it is; null when it is none that faults can be planned for
 * @param command what it asks for
 */
public record Arrival(String method, String path, @Nullable Operation operation, Command command) {}
