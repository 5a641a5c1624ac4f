/** Tests of what becomes of a message. */
@NullMarked
package io.quittance.intake.kafka;

import org.jspecify.annotations.NullMarked;
