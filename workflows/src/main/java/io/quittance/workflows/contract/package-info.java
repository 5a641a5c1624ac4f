/**
 * The contract between an order's workflow and everybody else: the workflow and activity
 * interfaces, the flat records that travel and are kept in histories, ids, and the one data
 * converter.
 *
 * <p>Records are flat, with enums as text and boxed fields, so that old histories stay readable and
 * a person can write one by hand in the Temporal UI.
 */
@NullMarked
package io.quittance.workflows.contract;

import org.jspecify.annotations.NullMarked;
