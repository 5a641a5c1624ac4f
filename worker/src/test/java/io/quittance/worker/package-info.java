@NullMarked
package io.quittance.worker;

import org.jspecify.annotations.NullMarked;
