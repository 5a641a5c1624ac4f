/** The embedded Postgres: a real server with its durability on, as a process of its own. */
@NullMarked
package io.quittance.postgres;

import org.jspecify.annotations.NullMarked;
