/** Standard Webhooks 1.0: signing and verifying, whoever sends and whatever is sent. */
@NullMarked
package io.quittance.providers.standardwebhooks;

import org.jspecify.annotations.NullMarked;
