/**
 * The rules of an order's money: a pure, deterministic state machine and the vocabulary it speaks.
 *
 * <p>Nothing here reads a clock, draws a random number, does I/O or iterates in hash order, because
 * this code is replayed as workflow code: the same facts must always give the same state.
 */
@NullMarked
package io.quittance.domain;

import org.jspecify.annotations.NullMarked;
