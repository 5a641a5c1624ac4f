/** The workflows that keep watch over many orders: the reconciliation, and the sweep of claims. */
@NullMarked
package io.quittance.workflows.impl.reconciliation;

import org.jspecify.annotations.NullMarked;
