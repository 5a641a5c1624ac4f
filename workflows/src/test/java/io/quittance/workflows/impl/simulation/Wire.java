package io.quittance.workflows.impl.simulation;

import io.quittance.domain.Command;
import io.quittance.domain.Money;
import io.quittance.domain.Reference;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Setup;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.ProviderCall;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOrder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the simulation says and hears, as it travels. */
final class Wire {

  private Wire() {}

  static StartOrder start(String orderId, Setup setup) {
    return new StartOrder(
        orderId,
        "c-1",
        new Amount(setup.amount(), setup.currency()),
        null,
        Duration.ofMillis(setup.payWithin()),
        setup.capture().name(),
        setup.late().name(),
        Duration.ofMillis(setup.refundWindow()),
        new TreeMap<>(),
        List.of(ProviderPromise.of(Setup.PROVIDER, setup.traits())),
        null);
  }

  static CommandRequest request(Command command) {
    String id = command.header().id().value();
    String by = command.header().by();
    return switch (command) {
      case Command.Pay c ->
          request(command, null, c.provider(), c.method(), c.returnUrl(), null, null);
      case Command.Cancel c -> CommandRequest.cancel(id, by, c.reason());
      case Command.Fulfil c -> CommandRequest.fulfil(id);
      case Command.Refund c ->
          request(command, null, null, null, null, c.minorUnits(), c.ifRevision());
      case Command.Notice c -> notice(c, id, by);
      case Command.Resolve c -> resolve(c, id, by);
    };
  }

  private static CommandRequest request(
      Command command,
      @Nullable String reason,
      @Nullable String provider,
      @Nullable String method,
      @Nullable String returnUrl,
      @Nullable Long amount,
      @Nullable Integer revision) {
    return new CommandRequest(
        command.kind().code(),
        command.header().id().value(),
        command.header().by(),
        provider,
        method,
        returnUrl,
        amount,
        reason,
        null,
        null,
        null,
        revision,
        null,
        null,
        null,
        null);
  }

  private static CommandRequest notice(Command.Notice c, String id, String by) {
    return new CommandRequest(
        c.kind().code(),
        id,
        by,
        c.provider(),
        null,
        null,
        null,
        null,
        c.eventId(),
        null,
        null,
        null,
        c.about() == null ? null : c.about().text(),
        c.finding(),
        c.claim() == null ? null : c.claim().name(),
        null);
  }

  private static CommandRequest resolve(Command.Resolve c, String id, String by) {
    return new CommandRequest(
        c.kind().code(),
        id,
        by,
        null,
        null,
        null,
        null,
        c.evidence(),
        null,
        c.decision() == null ? null : c.decision().name(),
        null,
        c.revision(),
        null,
        null,
        null,
        c.review() == null ? null : c.review().name());
  }

  /** Returns what an activity is to do, by its name. */
  static Step.Call call(String activity, ProviderCall call) {
    return switch (activity) {
      case "Charge" -> charge(call);
      case "Capture" -> capture(call);
      case "Close" -> close(call);
      case "Refund" -> refund(call);
      case "LookUp" -> lookUp(call);
      default -> throw new IllegalArgumentException(activity);
    };
  }

  static Step.Charge charge(ProviderCall call) {
    return new Step.Charge(
        payment(call.reference()),
        call.provider(),
        Objects.requireNonNull(call.method()),
        money(call),
        call.capture(),
        call.returnUrl());
  }

  static Step.Capture capture(ProviderCall call) {
    return new Step.Capture(payment(call.reference()), call.provider(), money(call));
  }

  static Step.Close close(ProviderCall call) {
    return new Step.Close(payment(call.reference()), call.provider());
  }

  static Step.Refund refund(ProviderCall call) {
    String payment = Objects.requireNonNull(call.payment());
    return new Step.Refund(
        (Reference.ToRefund) Reference.parse(call.reference()),
        payment(payment),
        Objects.requireNonNullElse(call.name(), payment),
        call.provider(),
        money(call));
  }

  static Step.LookUp lookUp(ProviderCall call) {
    return new Step.LookUp(
        Reference.parse(call.reference()),
        Objects.requireNonNullElse(call.name(), call.reference()),
        call.provider());
  }

  private static Reference.ToPayment payment(String text) {
    return (Reference.ToPayment) Reference.parse(text);
  }

  private static Money money(ProviderCall call) {
    return Objects.requireNonNull(call.amount()).toMoney();
  }
}
