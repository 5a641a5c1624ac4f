/** Tests of what becomes of a message. */
@NullMarked
package io.quittance.intake.commands;

import org.jspecify.annotations.NullMarked;
