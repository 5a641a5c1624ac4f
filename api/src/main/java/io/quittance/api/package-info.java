/** The REST facade as a process: its start, and what it is configured with. */
@NullMarked
package io.quittance.api;

import org.jspecify.annotations.NullMarked;
