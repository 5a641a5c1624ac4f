package io.quittance.api.engine;

import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.StartOrder;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;

/**
 * Commands to an order's workflow that start another run of it, which takes the order up from its
 * journal. A run that is there after all takes the command itself.
 */
final class Reopening extends Sending {

  private final StartOrder start;

  Reopening(Engine engine, WorkflowStub workflow, StartOrder start) {
    super(engine, workflow);
    this.start = start.fromJournal();
  }

  @Override
  WorkflowUpdateHandle<CommandReply> sendUpdate(
      UpdateOptions<CommandReply> options, CommandRequest request) {
    return workflow.startUpdateWithStart(options, new Object[] {request}, new Object[] {start});
  }

  @Override
  void sendSignal(String command, CommandRequest request) {
    workflow.signalWithStart(command, new Object[] {request}, new Object[] {start});
  }
}
