/** The payment provider simulator: an independent witness that can be broken on purpose. */
@NullMarked
package io.quittance.simulator;

import org.jspecify.annotations.NullMarked;
