/** Commands from a topic of Kafka. */
@NullMarked
package io.quittance.intake.kafka;

import org.jspecify.annotations.NullMarked;
