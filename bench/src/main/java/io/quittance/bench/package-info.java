/** The commands that make books of a shop's size, and measure on them. */
@NullMarked
package io.quittance.bench;

import org.jspecify.annotations.NullMarked;
