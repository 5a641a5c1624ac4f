/** The process that takes commands from brokers: its wiring. */
@NullMarked
package io.quittance.intake;

import org.jspecify.annotations.NullMarked;
