/** Tests of the intake against real brokers and an api that answers as it is told. */
@NullMarked
package io.quittance.intake;

import org.jspecify.annotations.NullMarked;
