package io.quittance.workflows.contract;

/**
 * All that an order is, so that another run of its workflow can go on with it.
 *
 * @param order as JSON by {@link FactJson}
 * @param facts how many facts of it are in the books
 */
public record OrderState(String order, long facts) {}
