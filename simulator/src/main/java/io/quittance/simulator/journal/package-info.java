/** The durable file of the provider's events: one JSON line each, forced before anyone is told. */
@NullMarked
package io.quittance.simulator.journal;

import org.jspecify.annotations.NullMarked;
