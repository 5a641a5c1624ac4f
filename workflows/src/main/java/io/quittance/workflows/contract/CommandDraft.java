package io.quittance.workflows.contract;

import io.quittance.domain.NoticeClaim;
import org.jspecify.annotations.Nullable;

/** A command's request being put together: what is not said stays null. */
final class CommandDraft {

  private final @Nullable String command;
  private final @Nullable String commandId;
  private final @Nullable String requestedBy;
  private @Nullable String provider;
  private @Nullable String paymentMethod;
  private @Nullable String returnUrl;
  private @Nullable Amount amount;
  private @Nullable String reason;
  private @Nullable String eventId;
  private @Nullable String decision;
  private @Nullable Integer revision;
  private @Nullable String reference;
  private @Nullable String finding;
  private @Nullable NoticeClaim claim;
  private @Nullable String review;

  CommandDraft(@Nullable String command, @Nullable String commandId, @Nullable String requestedBy) {
    this.command = command;
    this.commandId = commandId;
    this.requestedBy = requestedBy;
  }

  CommandDraft provider(@Nullable String said) {
    provider = said;
    return this;
  }

  CommandDraft paymentMethod(@Nullable String said) {
    paymentMethod = said;
    return this;
  }

  CommandDraft returnUrl(@Nullable String said) {
    returnUrl = said;
    return this;
  }

  CommandDraft amount(@Nullable Amount said) {
    amount = said;
    return this;
  }

  CommandDraft reason(@Nullable String said) {
    reason = said;
    return this;
  }

  CommandDraft eventId(@Nullable String said) {
    eventId = said;
    return this;
  }

  CommandDraft decision(@Nullable String said) {
    decision = said;
    return this;
  }

  CommandDraft revision(@Nullable Integer said) {
    revision = said;
    return this;
  }

  CommandDraft reference(@Nullable String said) {
    reference = said;
    return this;
  }

  CommandDraft finding(@Nullable String said) {
    finding = said;
    return this;
  }

  CommandDraft claim(@Nullable NoticeClaim said) {
    claim = said;
    return this;
  }

  CommandDraft review(@Nullable String said) {
    review = said;
    return this;
  }

  CommandRequest request() {
    return new CommandRequest(
        command,
        commandId,
        requestedBy,
        provider,
        paymentMethod,
        returnUrl,
        amount == null ? null : amount.value(),
        reason,
        eventId,
        decision,
        amount == null ? null : amount.currency(),
        revision,
        reference,
        finding,
        claim == null ? null : claim.name(),
        review);
  }
}
