package io.quittance.api.engine;

import io.quittance.workflows.contract.CommandRequest;

/**
 * One command on its way.
 *
 * @param forNothing whether its caller does not even wait for an answer
 * @param patience the time that its request may take
 */
record GivenCommand(
    String orderId, CommandRequest request, boolean forNothing, Patience patience) {}
