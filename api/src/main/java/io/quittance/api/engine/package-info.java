/** The orders as workflows on a Temporal cluster, every call of it bounded in time. */
@NullMarked
package io.quittance.api.engine;

import org.jspecify.annotations.NullMarked;
