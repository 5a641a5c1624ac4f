@NullMarked
package io.quittance.bench.lists;

import org.jspecify.annotations.NullMarked;
