/**
 * The race table: every ordering of what can happen while an order is paid and cancelled, through
 * Quittance and through the code that shops usually have.
 */
@NullMarked
package io.quittance.e2e.races;

import org.jspecify.annotations.NullMarked;
