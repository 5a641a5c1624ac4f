/** Tests of the embedded Postgres as a process. */
@NullMarked
package io.quittance.postgres;

import org.jspecify.annotations.NullMarked;
