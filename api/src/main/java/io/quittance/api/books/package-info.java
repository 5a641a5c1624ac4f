/** The books as the facade reads them: rows become what a caller is shown. */
@NullMarked
package io.quittance.api.books;

import org.jspecify.annotations.NullMarked;
