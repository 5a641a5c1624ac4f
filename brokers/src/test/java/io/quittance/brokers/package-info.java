/** Tests of the brokers as processes. */
@NullMarked
package io.quittance.brokers;

import org.jspecify.annotations.NullMarked;
