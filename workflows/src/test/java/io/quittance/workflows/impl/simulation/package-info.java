/**
 * The simulation of whole runs: the real workflow in Temporal's test environment, replayed at every
 * task, by the schedules of {@link io.quittance.domain.simulation}.
 */
@NullMarked
package io.quittance.workflows.impl.simulation;

import org.jspecify.annotations.NullMarked;
