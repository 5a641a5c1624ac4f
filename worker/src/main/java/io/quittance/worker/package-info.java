/** The worker process: it registers the order workflow and its activities, and nothing else. */
@NullMarked
package io.quittance.worker;

import org.jspecify.annotations.NullMarked;
