/** Tests of the rules and books. */
@NullMarked
package io.quittance.simulator.core;

import org.jspecify.annotations.NullMarked;
