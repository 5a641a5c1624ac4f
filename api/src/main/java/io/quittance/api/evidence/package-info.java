/**
 * What the books say of an order, put before a person: how it came to be, what was booked, what is
 * proven.
 */
@NullMarked
package io.quittance.api.evidence;

import org.jspecify.annotations.NullMarked;
