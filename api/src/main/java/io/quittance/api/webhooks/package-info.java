/**
 * What providers tell by themselves: received, kept before it is acknowledged, and told to the
 * order that it is about.
 */
@NullMarked
package io.quittance.api.webhooks;

import org.jspecify.annotations.NullMarked;
