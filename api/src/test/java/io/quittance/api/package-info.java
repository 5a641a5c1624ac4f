/** Tests of the facade as a whole, and what they share. */
@NullMarked
package io.quittance.api;

import org.jspecify.annotations.NullMarked;
