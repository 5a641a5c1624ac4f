/** Commands as messages, and what becomes of each. */
@NullMarked
package io.quittance.intake.commands;

import org.jspecify.annotations.NullMarked;
