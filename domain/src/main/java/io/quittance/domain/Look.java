package io.quittance.domain;

/**
 * A look-up that was asked for of something thought settled.
 *
 * @param of the attempt or refund
 * @param watch when to look, and how often that was tried
 */
public record Look(Reference of, Watch watch) {}
