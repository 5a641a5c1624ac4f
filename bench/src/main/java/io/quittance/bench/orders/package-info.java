/**
 * Orders as a shop has them, in any number: each is played by the machine that plays the real ones,
 * and written by the code that writes those, so that its books are in line by construction.
 */
@NullMarked
package io.quittance.bench.orders;

import org.jspecify.annotations.NullMarked;
