/** The provider's rules and books: pure, without clock, file or network. */
@NullMarked
package io.quittance.simulator.core;

import org.jspecify.annotations.NullMarked;
