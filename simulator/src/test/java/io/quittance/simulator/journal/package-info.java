/** Tests of the durable file. */
@NullMarked
package io.quittance.simulator.journal;

import org.jspecify.annotations.NullMarked;
