/** The provider at work: its rules applied to durable books, in real time, with planned faults. */
@NullMarked
package io.quittance.simulator.provider;

import org.jspecify.annotations.NullMarked;
