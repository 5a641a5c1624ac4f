package io.quittance.workflows.contract;

/**
 * What came of a comparison with the providers' books.
 *
 * @param id its number in the books
 * @param outcome {@code IN_LINE}, {@code DIFFERENCES}, or {@code FAILED}: it did not get through
 * @param ordersProven how many orders were compared with a clear verdict
 * @param chargesRead how many charges of the providers' lists were read
 * @param differences how many differences were found
 * @param undecided how many comparisons were left to the next time
 */
public record ReconciliationResult(
    long id, String outcome, int ordersProven, int chargesRead, int differences, int undecided) {}
