/** What operators ask of a relay. */
@NullMarked
package io.quittance.relay.http;

import org.jspecify.annotations.NullMarked;
