package io.quittance.e2e.chaos;

/**
 * How an order stands when its commands are given once more.
 *
 * @param isAtRest whether nothing of it moves or waits for anybody
 * @param isReopened whether it had ended before and goes on
 * @param isCancelled whether a cancel was accepted
 * @param fulfilments how many commands to fulfil it were given
 */
record Standing(boolean isAtRest, boolean isReopened, boolean isCancelled, int fulfilments) {}
