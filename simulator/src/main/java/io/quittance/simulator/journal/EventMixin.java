package io.quittance.simulator.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quittance.simulator.core.Event;

/** The names that events have in the file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = Event.ChargeAccepted.class, name = "charge_accepted"),
  @Type(value = Event.ChargeExecuted.class, name = "charge_executed"),
  @Type(value = Event.ChargeCaptured.class, name = "charge_captured"),
  @Type(value = Event.ChargeReversed.class, name = "charge_reversed"),
  @Type(value = Event.ChargeClosed.class, name = "charge_closed"),
  @Type(value = Event.ChargeDisputed.class, name = "charge_disputed"),
  @Type(value = Event.ChargeThrottled.class, name = "charge_throttled"),
  @Type(value = Event.RefundAccepted.class, name = "refund_accepted"),
  @Type(value = Event.RefundExecuted.class, name = "refund_executed"),
  @Type(value = Event.RefundTakenBack.class, name = "refund_taken_back"),
  @Type(value = Event.RefundRefused.class, name = "refund_refused"),
  @Type(value = Event.WebhookPlanned.class, name = "webhook_planned"),
  @Type(value = Event.WebhookEnded.class, name = "webhook_ended"),
  @Type(value = Event.Called.class, name = "call")
})
interface EventMixin {}
