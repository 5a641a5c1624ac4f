/** A shop that speaks to its broker alone: what the demo plays. */
@NullMarked
package io.quittance.brokers.shop;

import org.jspecify.annotations.NullMarked;
