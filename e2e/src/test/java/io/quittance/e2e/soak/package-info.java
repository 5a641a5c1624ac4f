/** The stack under a steady load for a while: whether anything in it grows that should not. */
@NullMarked
package io.quittance.e2e.soak;

import org.jspecify.annotations.NullMarked;
