/** Tests of the provider at work. */
@NullMarked
package io.quittance.simulator.provider;

import org.jspecify.annotations.NullMarked;
