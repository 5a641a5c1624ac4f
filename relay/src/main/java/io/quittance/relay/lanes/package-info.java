/** The way of events from the outbox to one sink: in order, shared with other relays. */
@NullMarked
package io.quittance.relay.lanes;

import org.jspecify.annotations.NullMarked;
