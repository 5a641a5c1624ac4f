/** The port to payment providers: what an order may ask of one, and what it promises. */
@NullMarked
package io.quittance.providers;

import org.jspecify.annotations.NullMarked;
