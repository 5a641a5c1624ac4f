/** Tests of the package of the same name. */
@NullMarked
package io.quittance.api.orders;

import org.jspecify.annotations.NullMarked;
