/** HTTP in front of the provider: reads calls, writes answers, drops connections. */
@NullMarked
package io.quittance.simulator.http;

import org.jspecify.annotations.NullMarked;
