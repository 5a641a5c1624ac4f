/** The suites that run every part as its own process, against a real Temporal server. */
@NullMarked
package io.quittance.e2e;

import org.jspecify.annotations.NullMarked;
