/** What an order costs, and how fast it goes, beside the least that the engine itself can do. */
@NullMarked
package io.quittance.e2e.bench;

import org.jspecify.annotations.NullMarked;
