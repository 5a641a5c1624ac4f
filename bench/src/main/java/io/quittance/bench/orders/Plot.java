package io.quittance.bench.orders;

import io.quittance.domain.Command;
import io.quittance.domain.CommandKind;
import io.quittance.workflows.contract.CommandRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of one order in its life, act by act. */
final class Plot {

  private final List<Act> acts = new ArrayList<>();
  private Instant now;

  Plot(Instant placedAt) {
    now = placedAt;
  }

  List<Act> acts() {
    return acts;
  }

  Plot after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  Plot pay(String method) {
    return ask(CommandKind.PAY, CommandRequest.pay(id(), null, method, null));
  }

  Plot cancel(String by, String reason) {
    return ask(CommandKind.CANCEL, CommandRequest.cancel(id(), by, reason));
  }

  Plot fulfil() {
    return ask(CommandKind.FULFIL, CommandRequest.fulfil(id()));
  }

  Plot refund(@Nullable Long minorUnits, String reason) {
    return ask(
        CommandKind.REFUND, CommandRequest.refund(id(), "support", minorUnits, reason, null));
  }

  private Plot ask(CommandKind kind, CommandRequest request) {
    Command command = request.toCommand(kind, this::id);
    acts.add(new Act(now, command));
    return this;
  }

  private String id() {
    return "generated-" + (acts.size() + 1);
  }
}
