/**
 * The list of orders, measured: over HTTP, and beside it the plain query that it can't be faster
 * than.
 */
@NullMarked
package io.quittance.bench.lists;

import org.jspecify.annotations.NullMarked;
