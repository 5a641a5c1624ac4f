/** The real stack under random orders while its processes are killed, stopped and restarted. */
@NullMarked
package io.quittance.e2e.chaos;

import org.jspecify.annotations.NullMarked;
