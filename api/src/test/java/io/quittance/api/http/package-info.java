/** Tests of the package of the same name. */
@NullMarked
package io.quittance.api.http;

import org.jspecify.annotations.NullMarked;
