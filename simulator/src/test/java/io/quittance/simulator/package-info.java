/** Tests of the simulator as a server and as a process. */
@NullMarked
package io.quittance.simulator;

import org.jspecify.annotations.NullMarked;
