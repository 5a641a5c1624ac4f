/** Webhooks out: signed as Standard Webhooks has it, over HTTP, to one address. */
@NullMarked
package io.quittance.simulator.webhook;

import org.jspecify.annotations.NullMarked;
