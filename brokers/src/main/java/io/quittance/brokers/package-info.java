/** A real Kafka and a real RabbitMQ, each as a process of its own. */
@NullMarked
package io.quittance.brokers;

import org.jspecify.annotations.NullMarked;
