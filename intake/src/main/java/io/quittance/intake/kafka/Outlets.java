package io.quittance.intake.kafka;

import io.quittance.intake.commands.Outlet;
import org.jspecify.annotations.Nullable;

/** The outlet for each message. */
interface Outlets {

  /** Returns the one for a message with that key, which its dead letter keeps. */
  Outlet of(@Nullable String key);
}
