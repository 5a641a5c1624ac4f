@NullMarked
package io.quittance.store;

import org.jspecify.annotations.NullMarked;
