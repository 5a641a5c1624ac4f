/**
 * The books, in Postgres: each order's journal of facts, the double-entry ledger, the order rows
 * that are read, and what the proofs found.
 *
 * <p>It knows rows and SQL only: what JSON says, and what an order may do, is known elsewhere.
 */
@NullMarked
package io.quittance.store;

import org.jspecify.annotations.NullMarked;
