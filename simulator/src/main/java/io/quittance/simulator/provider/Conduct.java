package io.quittance.simulator.provider;

import java.time.Duration;

/**
 * How a provider treats its callers.
 *
 * @param tombstones whether a reference that was never seen can be closed
 * @param silence how long a call that gets no answer is held before its connection is dropped
 */
public record Conduct(boolean tombstones, Duration silence) {}
