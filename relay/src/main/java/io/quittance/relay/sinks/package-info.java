/** Who can be told of events, and in what words. */
@NullMarked
package io.quittance.relay.sinks;

import org.jspecify.annotations.NullMarked;
