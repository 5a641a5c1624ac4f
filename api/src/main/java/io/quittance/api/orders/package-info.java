/**
 * What the facade asks of the orders, and how it reads what they answer; free of HTTP and engine.
 */
@NullMarked
package io.quittance.api.orders;

import org.jspecify.annotations.NullMarked;
