/** Tests of the package of the same name. */
@NullMarked
package io.quittance.api.books;

import org.jspecify.annotations.NullMarked;
