package io.quittance.bench.orders;

import io.quittance.domain.Command;
import io.quittance.domain.CommandKind;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is asked of one order in its life, act by act. */
final class Plot {

  private final List<Act> acts = new ArrayList<>();
  private final String currency;
  private Instant now;

  Plot(Instant placedAt, String currency) {
    this.now = placedAt;
    this.currency = currency;
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

  /** Asks for a part of the money, in minor units. */
  Plot refund(long minorUnits, String reason) {
    return ask(
        CommandKind.REFUND,
        CommandRequest.refund(id(), "support", new Amount(minorUnits, currency), reason, null));
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
