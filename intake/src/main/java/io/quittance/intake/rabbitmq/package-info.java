/** Commands from a queue of RabbitMQ. */
@NullMarked
package io.quittance.intake.rabbitmq;

import org.jspecify.annotations.NullMarked;
