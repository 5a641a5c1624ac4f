/** What Quittance is compared with: paying and cancelling as shops usually have it. */
@NullMarked
package io.quittance.e2e.races.usual;

import org.jspecify.annotations.NullMarked;
