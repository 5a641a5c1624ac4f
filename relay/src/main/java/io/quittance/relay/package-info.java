/** The relay process: it tells others of the events in the outbox. */
@NullMarked
package io.quittance.relay;

import org.jspecify.annotations.NullMarked;
