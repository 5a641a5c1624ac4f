/** Tests of the package of the same name. */
@NullMarked
package io.quittance.api.engine;

import org.jspecify.annotations.NullMarked;
