/** The adapter to the simulator, a provider that can be broken on purpose. */
@NullMarked
package io.quittance.providers.simulator;

import org.jspecify.annotations.NullMarked;
