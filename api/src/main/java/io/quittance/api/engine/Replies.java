package io.quittance.api.engine;

import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.CommandReply;
import io.quittance.workflows.contract.CommandRequest;
import java.util.Objects;

/** Replies that an order gave to a command id, held against the command that asks for them. */
final class Replies {

  private Replies() {}

  /** Returns the reply if it was given to the same command, else the refusal of a reused id. */
  static CommandReply checked(CommandReply reply, CommandRequest request) {
    boolean same =
        reply.kind().equals(request.command()) && reply.fingerprint().equals(fingerprint(request));
    return same ? reply : refused(request, ProblemCode.COMMAND_ID_REUSED);
  }

  static CommandReply refused(CommandRequest request, ProblemCode code) {
    return new CommandReply(
        CommandReply.Answer.REFUSED,
        code.code(),
        null,
        null,
        commandOf(request),
        fingerprint(request),
        null,
        true);
  }

  static String idOf(CommandRequest request) {
    return Objects.requireNonNull(request.commandId(), "commandId");
  }

  static String commandOf(CommandRequest request) {
    return Objects.requireNonNull(request.command(), "command");
  }

  private static String fingerprint(CommandRequest request) {
    return request.fingerprint(request.kind());
  }
}
