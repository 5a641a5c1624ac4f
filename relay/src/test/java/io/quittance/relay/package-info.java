@NullMarked
package io.quittance.relay;

import org.jspecify.annotations.NullMarked;
