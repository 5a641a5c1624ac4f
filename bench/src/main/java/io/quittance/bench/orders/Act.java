package io.quittance.bench.orders;

import io.quittance.domain.Command;
import java.time.Instant;

/** Something that is asked of an order, and when. */
record Act(Instant at, Command command) {}
