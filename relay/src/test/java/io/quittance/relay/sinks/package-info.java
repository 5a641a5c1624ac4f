@NullMarked
package io.quittance.relay.sinks;

import org.jspecify.annotations.NullMarked;
