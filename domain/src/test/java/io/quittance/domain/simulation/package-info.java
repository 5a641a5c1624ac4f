/**
 * The simulation: a seeded model of provider, network, clock, crashes and customers drives the real
 * {@link io.quittance.domain.OrderMachine}, and judges it by books of its own.
 *
 * <p>A seed makes a {@link io.quittance.domain.simulation.Schedule}, which is plain data: so a
 * failing one can be shrunk, printed and run again exactly.
 */
@NullMarked
package io.quittance.domain.simulation;

import org.jspecify.annotations.NullMarked;
