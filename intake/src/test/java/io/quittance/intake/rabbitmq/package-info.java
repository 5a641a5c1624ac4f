/** Tests of what becomes of a message. */
@NullMarked
package io.quittance.intake.rabbitmq;

import org.jspecify.annotations.NullMarked;
