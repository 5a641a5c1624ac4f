@NullMarked
package io.quittance.bench.orders;

import org.jspecify.annotations.NullMarked;
