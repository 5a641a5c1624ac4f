@NullMarked
package io.quittance.bench.books;

import org.jspecify.annotations.NullMarked;
