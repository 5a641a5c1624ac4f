/** Orders over every means of payment, done to at random by HTTP, and judged by the provider. */
@NullMarked
package io.quittance.e2e.mixed;

import org.jspecify.annotations.NullMarked;
